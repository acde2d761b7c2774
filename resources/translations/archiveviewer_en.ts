<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>Cards</name>
    <message numerus="yes">
        <source>%Ln day(s) later</source>
        <translation>
            <numerusform>%Ln day later</numerusform>
            <numerusform>%Ln days later</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s) earlier</source>
        <translation>
            <numerusform>%Ln day earlier</numerusform>
            <numerusform>%Ln days earlier</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeskDelegate</name>
    <message numerus="yes">
        <source>%Ln new</source>
        <translation>
            <numerusform>%Ln new</numerusform>
            <numerusform>%Ln new</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message numerus="yes">
        <source>%Ln picture(s) were not there or could not be read.</source>
        <translation>
            <numerusform>%Ln picture was not there or could not be read.</numerusform>
            <numerusform>%Ln pictures were not there or could not be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There is no room in it for %Ln more article(s) that were found.</source>
        <translation>
            <numerusform>There is no room in it for %Ln more article that was found.</numerusform>
            <numerusform>There is no room in it for %Ln more articles that were found.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FacetFinder</name>
    <message numerus="yes">
        <source>%Ln value(s)</source>
        <translation>
            <numerusform>%Ln value</numerusform>
            <numerusform>%Ln values</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FacetsView</name>
    <message numerus="yes">
        <source>%Ln chosen</source>
        <translation>
            <numerusform>%Ln chosen</numerusform>
            <numerusform>%Ln chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more…</source>
        <translation>
            <numerusform>%Ln more…</numerusform>
            <numerusform>%Ln more…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Handing</name>
    <message numerus="yes">
        <source>%Ln thing(s) added</source>
        <translation>
            <numerusform>%Ln thing added</numerusform>
            <numerusform>%Ln things added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed</source>
        <translation>
            <numerusform>%Ln changed</numerusform>
            <numerusform>%Ln changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %Ln both notes are kept</source>
        <translation>
            <numerusform>in %Ln both notes are kept</numerusform>
            <numerusform>in %Ln both notes are kept</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s) in this file had been removed here.</source>
        <translation>
            <numerusform>%Ln thing in this file had been removed here.</numerusform>
            <numerusform>%Ln things in this file had been removed here.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Quoting</name>
    <message numerus="yes">
        <source>%Ln citation(s) copied</source>
        <translation>
            <numerusform>%Ln citation copied</numerusform>
            <numerusform>%Ln citations copied</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RemovedModel</name>
    <message numerus="yes">
        <source> and %Ln more</source>
        <translation>
            <numerusform> and %Ln more</numerusform>
            <numerusform> and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message numerus="yes">
        <source>%Ln file(s) could not be read</source>
        <translation>
            <numerusform>%Ln file could not be read</numerusform>
            <numerusform>%Ln files could not be read</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StoryDialog</name>
    <message numerus="yes">
        <source>%Ln other article(s) tell the story of “%1”.</source>
        <translation>
            <numerusform>%Ln other article tells the story of “%1”.</numerusform>
            <numerusform>%Ln other articles tell the story of “%1”.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Message</name>
    <message numerus="yes">
        <source>%Ln article(s) have pictures, but none of these is in the archive’s folders.</source>
        <translation>
            <numerusform>%Ln article has pictures, but none of these is in the archive’s folders.</numerusform>
            <numerusform>%Ln articles have pictures, but none of these is in the archive’s folders.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wording</name>
    <message numerus="yes">
        <source>%Ln article(s)</source>
        <translation>
            <numerusform>%Ln article</numerusform>
            <numerusform>%Ln articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new article(s)</source>
        <translation>
            <numerusform>%Ln new article</numerusform>
            <numerusform>%Ln new articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stories without counting reprints</source>
        <translation>
            <numerusform>%Ln story without counting reprints</numerusform>
            <numerusform>%Ln stories without counting reprints</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>+%Ln reprint(s)</source>
        <translation>
            <numerusform>+%Ln reprint</numerusform>
            <numerusform>+%Ln reprints</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s)</source>
        <translation>
            <numerusform>%Ln picture</numerusform>
            <numerusform>%Ln pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) could not be read.</source>
        <translation>
            <numerusform>%Ln file could not be read.</numerusform>
            <numerusform>%Ln files could not be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s) may be wrong.</source>
        <translation>
            <numerusform>%Ln thing may be wrong.</numerusform>
            <numerusform>%Ln things may be wrong.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be read</source>
        <translation>
            <numerusform>%Ln could not be read</numerusform>
            <numerusform>%Ln could not be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln minute(s) left</source>
        <translation>
            <numerusform>about %Ln minute left</numerusform>
            <numerusform>about %Ln minutes left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln added</source>
        <translation>
            <numerusform>%Ln article added</numerusform>
            <numerusform>%Ln articles added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed</source>
        <translation>
            <numerusform>%Ln article changed</numerusform>
            <numerusform>%Ln articles changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln removed</source>
        <translation>
            <numerusform>%Ln article removed</numerusform>
            <numerusform>%Ln articles removed</numerusform>
        </translation>
    </message>
</context>
</TS>
