<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>Cards</name>
    <message numerus="yes">
        <source>%n day(s) later</source>
        <translation>
            <numerusform>%n day later</numerusform>
            <numerusform>%n days later</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) earlier</source>
        <translation>
            <numerusform>%n day earlier</numerusform>
            <numerusform>%n days earlier</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeskDelegate</name>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message numerus="yes">
        <source>%n picture(s) were not there or could not be read.</source>
        <translation>
            <numerusform>%n picture was not there or could not be read.</numerusform>
            <numerusform>%n pictures were not there or could not be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There is no room in it for %n more article(s) that were found.</source>
        <translation>
            <numerusform>There is no room in it for %n more article that was found.</numerusform>
            <numerusform>There is no room in it for %n more articles that were found.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FacetFinder</name>
    <message numerus="yes">
        <source>%n value(s)</source>
        <translation>
            <numerusform>%n value</numerusform>
            <numerusform>%n values</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FacetsView</name>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>%n chosen</numerusform>
            <numerusform>%n chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more…</source>
        <translation>
            <numerusform>%n more…</numerusform>
            <numerusform>%n more…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Handing</name>
    <message numerus="yes">
        <source>%n thing(s) added</source>
        <translation>
            <numerusform>%n thing added</numerusform>
            <numerusform>%n things added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n changed</numerusform>
            <numerusform>%n changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n both notes are kept</source>
        <translation>
            <numerusform>in %n both notes are kept</numerusform>
            <numerusform>in %n both notes are kept</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) in this file had been removed here.</source>
        <translation>
            <numerusform>%n thing in this file had been removed here.</numerusform>
            <numerusform>%n things in this file had been removed here.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Quoting</name>
    <message numerus="yes">
        <source>%n citation(s) copied</source>
        <translation>
            <numerusform>%n citation copied</numerusform>
            <numerusform>%n citations copied</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RemovedModel</name>
    <message numerus="yes">
        <source> and %n more</source>
        <translation>
            <numerusform> and %n more</numerusform>
            <numerusform> and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message numerus="yes">
        <source>%n file(s) could not be read</source>
        <translation>
            <numerusform>%n file could not be read</numerusform>
            <numerusform>%n files could not be read</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StoryDialog</name>
    <message numerus="yes">
        <source>%n other article(s) tell the story of “%1”.</source>
        <translation>
            <numerusform>%n other article tells the story of “%1”.</numerusform>
            <numerusform>%n other articles tell the story of “%1”.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Message</name>
    <message numerus="yes">
        <source>%n article(s) have pictures, but none of these is in the archive’s folders.</source>
        <translation>
            <numerusform>%n article has pictures, but none of these is in the archive’s folders.</numerusform>
            <numerusform>%n articles have pictures, but none of these is in the archive’s folders.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wording</name>
    <message numerus="yes">
        <source>%n article(s)</source>
        <translation>
            <numerusform>%n article</numerusform>
            <numerusform>%n articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new article(s)</source>
        <translation>
            <numerusform>%n new article</numerusform>
            <numerusform>%n new articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stories without counting reprints</source>
        <translation>
            <numerusform>%n story without counting reprints</numerusform>
            <numerusform>%n stories without counting reprints</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>+%n reprint(s)</source>
        <translation>
            <numerusform>+%n reprint</numerusform>
            <numerusform>+%n reprints</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n picture</numerusform>
            <numerusform>%n pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be read.</source>
        <translation>
            <numerusform>%n file could not be read.</numerusform>
            <numerusform>%n files could not be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) may be wrong.</source>
        <translation>
            <numerusform>%n thing may be wrong.</numerusform>
            <numerusform>%n things may be wrong.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be read</source>
        <translation>
            <numerusform>%n could not be read</numerusform>
            <numerusform>%n could not be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <translation>
            <numerusform>about %n minute left</numerusform>
            <numerusform>about %n minutes left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n added</source>
        <translation>
            <numerusform>%n article added</numerusform>
            <numerusform>%n articles added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n article changed</numerusform>
            <numerusform>%n articles changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n removed</source>
        <translation>
            <numerusform>%n article removed</numerusform>
            <numerusform>%n articles removed</numerusform>
        </translation>
    </message>
</context>
</TS>
