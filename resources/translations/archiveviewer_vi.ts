<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN">
<context>
    <name>Abbreviations</name>
    <message>
        <source>No program opened the list: %1</source>
        <translation>Không có chương trình nào mở được danh sách: %1</translation>
    </message>
    <message>
        <source>Edit the list and save it: it holds from the next search on.</source>
        <translation>Sửa rồi lưu danh sách: có hiệu lực từ lần tìm kế tiếp.</translation>
    </message>
    <message>
        <source>The archive is read-only here: its list of abbreviations can be read but not changed.</source>
        <translation>Kho ở đây chỉ cho đọc: xem được danh sách viết tắt nhưng không sửa được.</translation>
    </message>
    <message>
        <source>The archive can’t be written to, so it gets no list of its own (%1).</source>
        <translation>Không ghi được vào kho nên không tạo được danh sách riêng (%1).</translation>
    </message>
</context>
<context>
    <name>Adding</name>
    <message>
        <source>Add folder</source>
        <translation>Thêm thư mục</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>Thêm tệp</translation>
    </message>
    <message>
        <source>Indexing is under way; add this when it has finished.</source>
        <translation>Đang lập chỉ mục; hãy đợi xong rồi thêm.</translation>
    </message>
    <message>
        <source>Indexing is under way; try again when it has finished.</source>
        <translation>Đang lập chỉ mục; hãy thử lại khi xong.</translation>
    </message>
    <message>
        <source>Indexing was cancelled; what had been indexed is kept.</source>
        <translation>Đã hủy lập chỉ mục; phần đã làm xong vẫn được giữ.</translation>
    </message>
    <message>
        <source>Indexing stopped before it was finished. What had been indexed is kept.</source>
        <translation>Việc lập chỉ mục dừng giữa chừng. Những gì đã lập vẫn được giữ.</translation>
    </message>
    <message>
        <source>Scanned pages can’t be read: the program Tesseract with its Vietnamese part is not installed on this computer.</source>
        <translation>Chưa đọc được trang quét: máy này chưa cài chương trình Tesseract với phần tiếng Việt.</translation>
    </message>
    <message>
        <source>The archive could not be written to: another program may be updating it, or its folder may be read-only or full.</source>
        <translation>Không ghi được vào kho: có thể chương trình khác đang cập nhật kho, hoặc thư mục của kho chỉ cho đọc hay đã đầy.</translation>
    </message>
</context>
<context>
    <name>ArchiveChoice</name>
    <message>
        <source>Archives that are searched</source>
        <translation>Các kho được tìm</translation>
    </message>
    <message>
        <source>All archives</source>
        <translation>Mọi kho</translation>
    </message>
</context>
<context>
    <name>ArchivesDialog</name>
    <message>
        <source>Archives</source>
        <translation>Các kho</translation>
    </message>
    <message>
        <source>Searched together with your own</source>
        <translation>Tìm chung với kho của bạn</translation>
    </message>
    <message>
        <source>Opened before</source>
        <translation>Đã mở trước đây</translation>
    </message>
    <message>
        <source>&amp;Attach…</source>
        <translation>&amp;Gắn thêm…</translation>
    </message>
    <message>
        <source>&amp;Detach</source>
        <translation>&amp;Bỏ ra</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Mở</translation>
    </message>
    <message>
        <source>Your own archive: {path}</source>
        <translation>Kho của bạn: {path}</translation>
    </message>
    <message>
        <source>They are only read. One that is not there is passed over.</source>
        <translation>Những kho này chỉ được đọc. Kho nào không có ở đó thì bỏ qua.</translation>
    </message>
    <message>
        <source>Archive to attach</source>
        <translation>Kho muốn gắn thêm</translation>
    </message>
</context>
<context>
    <name>ArticleDocument</name>
    <message>
        <source>Untitled</source>
        <translation>Không có tiêu đề</translation>
    </message>
    <message>
        <source>A scan without text. Its pages stand beside this (Shift+F7).</source>
        <translation>Bản quét không có chữ. Các trang của nó ở bên cạnh (Shift+F7).</translation>
    </message>
    <message>
        <source>This article is too long to show: the rest is in its file.</source>
        <translation>Bài quá dài, không hiện hết được: phần còn lại nằm trong tệp gốc.</translation>
    </message>
    <message>
        <source>Page %1 of the file is not printed here.</source>
        <translation>Trang %1 của tệp không được in ở đây.</translation>
    </message>
    <message>
        <source>View the picture</source>
        <translation>Xem ảnh</translation>
    </message>
    <message>
        <source>This picture can&apos;t be shown</source>
        <translation>Không hiện được ảnh này</translation>
    </message>
    <message>
        <source>The picture is not in the archive</source>
        <translation>Không có ảnh này trong kho</translation>
    </message>
    <message>
        <source>About this picture</source>
        <translation>Về bức ảnh này</translation>
    </message>
    <message>
        <source>Keywords:</source>
        <translation>Từ khóa:</translation>
    </message>
    <message>
        <source>Search for “%1”</source>
        <translation>Tìm “%1”</translation>
    </message>
    <message>
        <source>updated %1</source>
        <translation>cập nhật %1</translation>
    </message>
</context>
<context>
    <name>ArticleTabs</name>
    <message>
        <source>Open articles</source>
        <translation>Các bài đang mở</translation>
    </message>
    <message>
        <source>No article</source>
        <translation>Chưa có bài</translation>
    </message>
</context>
<context>
    <name>ArticleView</name>
    <message>
        <source>Article</source>
        <translation>Bài báo</translation>
    </message>
</context>
<context>
    <name>Asking</name>
    <message>
        <source>recent searches</source>
        <translation>các câu tìm gần đây</translation>
    </message>
</context>
<context>
    <name>AskingWhere</name>
    <message>
        <source>Nothing can be saved there</source>
        <translation>Không lưu được vào chỗ đó</translation>
    </message>
</context>
<context>
    <name>BringingBack</name>
    <message>
        <source>Back again: {what}</source>
        <translation>Đã lấy lại: {what}</translation>
    </message>
</context>
<context>
    <name>BusyLine</name>
    <message>
        <source>Searching</source>
        <translation>Đang tìm</translation>
    </message>
</context>
<context>
    <name>Cards</name>
    <message>
        <source>Shown in</source>
        <translation>Bài có ảnh này</translation>
    </message>
    <message>
        <source>Related stories</source>
        <translation>Tin liên quan</translation>
    </message>
    <message>
        <source>Listed by</source>
        <translation>Được nhắc trong danh sách của</translation>
    </message>
    <message>
        <source>Similar articles in the archive</source>
        <translation>Bài tương tự trong kho</translation>
    </message>
    <message>
        <source>The same text elsewhere</source>
        <translation>Bài in lại</translation>
    </message>
    <message>
        <source>In the same section</source>
        <translation>Cùng chuyên mục</translation>
    </message>
    <message>
        <source>Follow the story: what came before and after</source>
        <translation>Theo dõi câu chuyện: trước và sau bài này</translation>
    </message>
    <message>
        <source>the same day</source>
        <translation>cùng ngày</translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s) later</source>
        <translation>
            <numerusform>%Ln ngày sau</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s) earlier</source>
        <translation>
            <numerusform>%Ln ngày trước</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 % of the text</source>
        <translation>trùng %1% nội dung</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>và %Ln bài nữa</numerusform>
        </translation>
    </message>
    <message>
        <source>People</source>
        <translation>Người</translation>
    </message>
    <message>
        <source>Organisations</source>
        <translation>Cơ quan, tổ chức</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Địa danh</translation>
    </message>
    <message>
        <source>Named in this article</source>
        <translation>Được nhắc đến trong bài</translation>
    </message>
    <message>
        <source>Search for “%1”</source>
        <translation>Tìm “%1”</translation>
    </message>
    <message>
        <source>Search for this title</source>
        <translation>Tìm theo tiêu đề này</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Đặt cạnh nhau</translation>
    </message>
    <message>
        <source>Not in this archive</source>
        <translation>Không có trong kho này</translation>
    </message>
    <message>
        <source>Open the original file</source>
        <translation>Mở tệp gốc</translation>
    </message>
    <message>
        <source>Wrong letters?</source>
        <translation>Chữ sai?</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>Sao chép địa chỉ</translation>
    </message>
    <message>
        <source>the date is from the file’s name or folder</source>
        <translation>ngày đăng lấy theo tên tệp hoặc thư mục</translation>
    </message>
    <message>
        <source>encoding %1</source>
        <translation>bảng mã %1</translation>
    </message>
    <message>
        <source>encoding %1, %2 % sure</source>
        <translation>bảng mã %1, độ tin cậy %2%</translation>
    </message>
</context>
<context>
    <name>Chooser</name>
    <message>
        <source>A few letters, or a new name</source>
        <translation>Vài chữ của tên, hoặc tên mới</translation>
    </message>
    <message>
        <source>There is nothing to choose yet: type a name and press Enter.</source>
        <translation>Chưa có gì để chọn: hãy gõ một tên mới rồi nhấn Enter.</translation>
    </message>
    <message>
        <source>New: “%1”</source>
        <translation>Mới: “%1”</translation>
    </message>
</context>
<context>
    <name>ChosenResults</name>
    <message>
        <source>Chosen: %1</source>
        <translation>Đã chọn: %1</translation>
    </message>
    <message>
        <source>Too many at once: choose %1 at most.</source>
        <translation>Nhiều quá: mỗi lần chỉ chọn được nhiều nhất %1.</translation>
    </message>
    <message>
        <source>The chosen articles are still on their way. Try again in a moment.</source>
        <translation>Các bài đã chọn chưa tải xong. Xin thử lại sau giây lát.</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>Lệnh</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>Tìm một lệnh</translation>
    </message>
    <message>
        <source>No command is called so.</source>
        <translation>Không có lệnh nào tên như vậy.</translation>
    </message>
    <message>
        <source>not possible now</source>
        <translation>lúc này chưa dùng được</translation>
    </message>
</context>
<context>
    <name>ComparisonDialog</name>
    <message>
        <source>Two printings side by side</source>
        <translation>Hai bản in đặt cạnh nhau</translation>
    </message>
</context>
<context>
    <name>Completions</name>
    <message>
        <source>Completions</source>
        <translation>Gợi ý</translation>
    </message>
    <message>
        <source>{question}, asked before</source>
        <translation>{question}, đã tìm trước đây</translation>
    </message>
</context>
<context>
    <name>CountLine</name>
    <message>
        <source>Explain</source>
        <translation>Giải thích</translation>
    </message>
    <message>
        <source>How the question was understood, part by part (F4)</source>
        <translation>Câu tìm được hiểu thế nào, từng phần một (F4)</translation>
    </message>
    <message>
        <source>How was the question understood?</source>
        <translation>Câu tìm được hiểu thế nào?</translation>
    </message>
    <message>
        <source>Results as pictures (F8)</source>
        <translation>Xem kết quả bằng ảnh (F8)</translation>
    </message>
    <message>
        <source>Results as pictures</source>
        <translation>Xem kết quả bằng ảnh</translation>
    </message>
    <message>
        <source>Order: {order}</source>
        <translation>Thứ tự: {order}</translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message>
        <source>dddd, d MMMM yyyy</source>
        <comment>a day in an article&apos;s heading</comment>
        <translation>dddd, d/M/yyyy</translation>
    </message>
    <message>
        <source>about %1</source>
        <comment>a date</comment>
        <translation>khoảng %1</translation>
    </message>
    <message>
        <source>d MMMM</source>
        <comment>a day of any year</comment>
        <translation>d MMMM</translation>
    </message>
    <message>
        <source>%1 of any year</source>
        <translation>%1, mọi năm</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>a day in a list</comment>
        <translation>d/M/yyyy</translation>
    </message>
    <message>
        <source>MMM yyyy</source>
        <comment>a month in a list</comment>
        <translation>&apos;tháng&apos; M/yyyy</translation>
    </message>
</context>
<context>
    <name>DeskDelegate</name>
    <message numerus="yes">
        <source>%Ln new</source>
        <translation>
            <numerusform>%Ln mới</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeskView</name>
    <message>
        <source>Desk</source>
        <translation>Bàn làm việc</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
    <message>
        <source>New collection in it</source>
        <translation>Bộ sưu tập mới trong đó</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Xuất…</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Đổi tên</translation>
    </message>
    <message>
        <source>Note…</source>
        <translation>Ghi chú…</translation>
    </message>
    <message>
        <source>Save for a colleague…</source>
        <translation>Lưu cho đồng nghiệp…</translation>
    </message>
    <message>
        <source>Remove collection</source>
        <translation>Bỏ bộ sưu tập</translation>
    </message>
    <message>
        <source>Take out of the collection</source>
        <translation>Lấy ra khỏi bộ sưu tập</translation>
    </message>
    <message>
        <source>Remove saved search</source>
        <translation>Bỏ câu tìm đã lưu</translation>
    </message>
    <message>
        <source>Take it off all articles</source>
        <translation>Gỡ khỏi mọi bài</translation>
    </message>
    <message>
        <source>Take it off this article</source>
        <translation>Gỡ khỏi bài này</translation>
    </message>
    <message>
        <source>Remove star</source>
        <translation>Bỏ sao</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>Gắn sao</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Quên</translation>
    </message>
    <message>
        <source>Note and colour…</source>
        <translation>Ghi chú và màu…</translation>
    </message>
    <message>
        <source>Remove mark</source>
        <translation>Bỏ đánh dấu</translation>
    </message>
    <message>
        <source>New collection</source>
        <translation>Bộ sưu tập mới</translation>
    </message>
    <message>
        <source>Forget all but what is starred</source>
        <translation>Quên tất cả trừ câu gắn sao</translation>
    </message>
    <message>
        <source>Forget all</source>
        <translation>Quên tất cả</translation>
    </message>
</context>
<context>
    <name>DropHint</name>
    <message>
        <source>Drop to add to the archive</source>
        <translation>Thả vào đây để thêm vào kho</translation>
    </message>
</context>
<context>
    <name>EncodingDialog</name>
    <message>
        <source>Encoding</source>
        <translation>Bảng mã</translation>
    </message>
    <message>
        <source>this &amp;file</source>
        <translation>&amp;tệp này</translation>
    </message>
    <message>
        <source>&amp;all files of this folder</source>
        <translation>tất &amp;cả tệp trong thư mục này</translation>
    </message>
    <message>
        <source>The text in this encoding</source>
        <translation>Văn bản theo bảng mã này</translation>
    </message>
    <message>
        <source>Guess: {guess}</source>
        <translation>Đoán: {guess}</translation>
    </message>
    <message>
        <source>Guess</source>
        <translation>Để máy đoán</translation>
    </message>
    <message>
        <source>File:</source>
        <translation>Tệp:</translation>
    </message>
    <message>
        <source>&amp;Encoding:</source>
        <translation>&amp;Bảng mã:</translation>
    </message>
    <message>
        <source>For:</source>
        <translation>Áp dụng cho:</translation>
    </message>
    <message>
        <source>&amp;Read again</source>
        <translation>Đọc &amp;lại</translation>
    </message>
    <message>
        <source>Choose one of its files to see its text here.</source>
        <translation>Hãy chọn một tệp trong đó để xem văn bản ở đây.</translation>
    </message>
</context>
<context>
    <name>EntriesTable</name>
    <message>
        <source>Look for</source>
        <translation>Tìm</translation>
    </message>
    <message>
        <source>Nothing here fits what you typed.</source>
        <translation>Không có gì khớp với chữ bạn gõ.</translation>
    </message>
</context>
<context>
    <name>ExplanationPanel</name>
    <message>
        <source>How the question was understood</source>
        <translation>Câu tìm được hiểu thế nào</translation>
    </message>
    <message>
        <source>Close the explanation</source>
        <translation>Đóng phần giải thích</translation>
    </message>
    <message>
        <source>Each number is what a part finds by itself, without filters. A click searches it alone.</source>
        <translation>Mỗi số là số bài mà riêng phần ấy tìm được, không kể bộ lọc. Nhấn vào một phần để tìm riêng phần ấy.</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>Xuất</translation>
    </message>
    <message>
        <source>&amp;This article</source>
        <translation>&amp;Bài này</translation>
    </message>
    <message>
        <source>What is c&amp;hosen in the list: %1</source>
        <translation>Các bài đã chọn trong danh &amp;sách: %1</translation>
    </message>
    <message>
        <source>&amp;List “%2”: %1</source>
        <translation>D&amp;anh sách “%2”: %1</translation>
    </message>
    <message>
        <source>All that was &amp;found: %1</source>
        <translation>Tất cả các bài &amp;tìm được: %1</translation>
    </message>
    <message>
        <source>&amp;Mark what was searched for</source>
        <translation>Đán&amp;h dấu từ đã tìm</translation>
    </message>
    <message>
        <source>With my &amp;notes and the passages I marked</source>
        <translation>Kèm &amp;ghi chú và các đoạn tôi đã đánh dấu</translation>
    </message>
    <message>
        <source>&amp;Choose…</source>
        <translation>&amp;Chọn…</translation>
    </message>
    <message>
        <source>Dossier: a folder that any browser opens, with pictures and a search box</source>
        <translation>Hồ sơ: thư mục mở được bằng mọi trình duyệt, có ảnh và ô tìm kiếm</translation>
    </message>
    <message>
        <source>PDF with pictures and page numbers</source>
        <translation>PDF có ảnh và số trang</translation>
    </message>
    <message>
        <source>Plain text with captions</source>
        <translation>Văn bản thuần, có chú thích ảnh</translation>
    </message>
    <message>
        <source>Table for spreadsheets (CSV)</source>
        <translation>Bảng tính (CSV)</translation>
    </message>
    <message>
        <source>References for Zotero, EndNote, Mendeley (RIS)</source>
        <translation>Danh mục cho Zotero, EndNote, Mendeley (RIS)</translation>
    </message>
    <message>
        <source>References for LaTeX (BibTeX)</source>
        <translation>Danh mục cho LaTeX (BibTeX)</translation>
    </message>
    <message>
        <source>References for citation processors (CSL-JSON)</source>
        <translation>Danh mục cho phần mềm trích dẫn (CSL-JSON)</translation>
    </message>
    <message>
        <source>Citations as newsrooms write them</source>
        <translation>Trích dẫn theo lối tòa soạn</translation>
    </message>
    <message>
        <source>Citations, APA 7</source>
        <translation>Trích dẫn APA 7</translation>
    </message>
    <message>
        <source>Citations, Chicago 17</source>
        <translation>Trích dẫn Chicago 17</translation>
    </message>
    <message>
        <source>Citations, Vietnamese form (TCVN)</source>
        <translation>Trích dẫn theo lối Việt Nam (TCVN)</translation>
    </message>
    <message>
        <source>What:</source>
        <translation>Xuất gì:</translation>
    </message>
    <message>
        <source>&amp;As:</source>
        <translation>&amp;Dạng:</translation>
    </message>
    <message>
        <source>&amp;Where:</source>
        <translation>&amp;Vào đâu:</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Xuất</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>Dừ&amp;ng</translation>
    </message>
    <message>
        <source>&amp;Open folder</source>
        <translation>&amp;Mở thư mục</translation>
    </message>
    <message>
        <source>All articles</source>
        <translation>Tất cả các bài</translation>
    </message>
    <message>
        <source>Chosen articles</source>
        <translation>Các bài đã chọn</translation>
    </message>
    <message>
        <source>Where to export to</source>
        <translation>Xuất vào đâu</translation>
    </message>
    <message>
        <source>%1 written to %2.</source>
        <translation>Đã ghi %1 vào %2.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s) were not there or could not be read.</source>
        <translation>
            <numerusform>%Ln ảnh không còn hoặc không đọc được.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There is no room in it for %Ln more article(s) that were found.</source>
        <translation>
            <numerusform>Trong đó không đủ chỗ cho %Ln bài nữa đã tìm thấy.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>No article of “%1” is in this archive.</source>
        <translation>Kho này không có bài nào của “%1”.</translation>
    </message>
    <message>
        <source>There is something at that place already: choose another one.</source>
        <translation>Chỗ đó đã có tệp hoặc thư mục: hãy chọn chỗ khác.</translation>
    </message>
    <message>
        <source>Stopped; nothing was written.</source>
        <translation>Đã dừng; không ghi gì cả.</translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation>Không ghi gì cả.</translation>
    </message>
</context>
<context>
    <name>FacetFinder</name>
    <message>
        <source>Type to find, with or without accents</source>
        <translation>Gõ để tìm, có dấu hay không dấu</translation>
    </message>
    <message>
        <source>Find in “{facet}”</source>
        <translation>Tìm trong “{facet}”</translation>
    </message>
    <message numerus="yes">
        <source>%Ln value(s)</source>
        <translation>
            <numerusform>%Ln mục</numerusform>
        </translation>
    </message>
    <message>
        <source>No value has these words.</source>
        <translation>Không có mục nào chứa các từ này.</translation>
    </message>
</context>
<context>
    <name>FacetsView</name>
    <message>
        <source>Filters</source>
        <translation>Bộ lọc</translation>
    </message>
    <message numerus="yes">
        <source>%Ln chosen</source>
        <translation>
            <numerusform>%Ln đã chọn</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more…</source>
        <translation>
            <numerusform>thêm %Ln…</numerusform>
        </translation>
    </message>
    <message>
        <source>Do not filter by this</source>
        <translation>Thôi lọc theo mục này</translation>
    </message>
    <message>
        <source>Only articles with this</source>
        <translation>Chỉ bài có mục này</translation>
    </message>
    <message>
        <source>Do not leave this out</source>
        <translation>Thôi loại mục này</translation>
    </message>
    <message>
        <source>Leave articles with this out</source>
        <translation>Loại các bài có mục này</translation>
    </message>
    <message>
        <source>Find a value…</source>
        <translation>Tìm trong danh sách…</translation>
    </message>
    <message>
        <source>Clear “{facet}”</source>
        <translation>Bỏ lọc “{facet}”</translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation>Bỏ mọi bộ lọc</translation>
    </message>
    <message>
        <source>No articles are left to be narrowed down.</source>
        <translation>Không còn bài nào để lọc.</translation>
    </message>
</context>
<context>
    <name>Filing</name>
    <message>
        <source>Choose an article first.</source>
        <translation>Hãy chọn một bài trước.</translation>
    </message>
    <message>
        <source>Add to collection</source>
        <translation>Thêm vào bộ sưu tập</translation>
    </message>
    <message>
        <source>Into which &amp;collection? %1</source>
        <translation>Vào bộ sưu tập &amp;nào? %1</translation>
    </message>
    <message>
        <source>In the collection “%1” now.</source>
        <translation>Đã thêm vào bộ sưu tập “%1”.</translation>
    </message>
    <message>
        <source>Was in the collection “%1” already.</source>
        <translation>Đã có trong bộ sưu tập “%1” từ trước.</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Gắn nhãn</translation>
    </message>
    <message>
        <source>Which &amp;tag for %1</source>
        <translation>&amp;Nhãn nào cho bài %1</translation>
    </message>
    <message>
        <source>Tagged: %1</source>
        <translation>Đã gắn nhãn: %1</translation>
    </message>
    <message>
        <source>New collection</source>
        <translation>Bộ sưu tập mới</translation>
    </message>
    <message>
        <source>All articles</source>
        <translation>Tất cả bài</translation>
    </message>
</context>
<context>
    <name>FilterChips</name>
    <message>
        <source>Remove the filter {value}</source>
        <translation>Bỏ bộ lọc {value}</translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation>Bỏ mọi bộ lọc</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in &amp;article</source>
        <translation>Tì&amp;m trong bài</translation>
    </message>
    <message>
        <source>Find in article</source>
        <translation>Tìm trong bài</translation>
    </message>
    <message>
        <source>Words, with or without accents</source>
        <translation>Có dấu hoặc không dấu</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Chỗ khớp trước</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Chỗ khớp sau</translation>
    </message>
    <message>
        <source>Close the find bar</source>
        <translation>Đóng thanh tìm</translation>
    </message>
    <message>
        <source>No matches</source>
        <translation>Không tìm thấy</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <comment>current match of all matches</comment>
        <translation>%1 / %2</translation>
    </message>
</context>
<context>
    <name>Following</name>
    <message>
        <source>Story: %1</source>
        <translation>Câu chuyện: %1</translation>
    </message>
    <message>
        <source>Save as list with citations</source>
        <translation>Lưu thành danh sách trích dẫn</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Văn bản (*.txt)</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Đã lưu thành %1</translation>
    </message>
</context>
<context>
    <name>GalleryView</name>
    <message>
        <source>Pictures found</source>
        <translation>Ảnh tìm được</translation>
    </message>
</context>
<context>
    <name>Handing</name>
    <message>
        <source>Save for a colleague</source>
        <translation>Lưu cho đồng nghiệp</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Đã lưu thành %1</translation>
    </message>
    <message>
        <source>Lay a colleague’s file in</source>
        <translation>Nhận tệp của đồng nghiệp</translation>
    </message>
    <message>
        <source>Laying the file in…</source>
        <translation>Đang nhận tệp…</translation>
    </message>
    <message>
        <source>Nothing in it is new to you.</source>
        <translation>Trong đó không có gì mới với bạn.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s) added</source>
        <translation>
            <numerusform>Thêm %Ln mục</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed</source>
        <translation>
            <numerusform>đổi %Ln mục</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %Ln both notes are kept</source>
        <translation>
            <numerusform>%Ln mục giữ cả hai ghi chú</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s) in this file had been removed here.</source>
        <translation>
            <numerusform>%Ln mục trong tệp này đã bị bỏ ở đây.</numerusform>
        </translation>
    </message>
    <message>
        <source>Bring them back?</source>
        <translation>Lấy lại chúng?</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>Find in the help</source>
        <translation>Tìm trong phần trợ giúp</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Trở lại</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Đi tiếp</translation>
    </message>
    <message>
        <source>Print this page…</source>
        <translation>In trang này…</translation>
    </message>
    <message>
        <source>Pages of the help</source>
        <translation>Các trang trợ giúp</translation>
    </message>
    <message>
        <source>No page holds these words.</source>
        <translation>Không trang nào có những từ này.</translation>
    </message>
    <message>
        <source>{page} — Help</source>
        <translation>{page} — Trợ giúp</translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message>
        <source>History</source>
        <translation>Lịch sử</translation>
    </message>
    <message>
        <source>Searches</source>
        <translation>Câu tìm</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Bài</translation>
    </message>
    <message>
        <source>Searches or articles</source>
        <translation>Câu tìm hay bài</translation>
    </message>
    <message>
        <source>Nothing is remembered here.</source>
        <translation>Chưa nhớ gì ở đây.</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Mở</translation>
    </message>
    <message>
        <source>&amp;Star</source>
        <translation>Gắn &amp;sao</translation>
    </message>
    <message>
        <source>&amp;Forget</source>
        <translation>&amp;Quên</translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message>
        <source>When</source>
        <translation>Lúc</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Nội dung</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Số lần</translation>
    </message>
</context>
<context>
    <name>IndexingGauge</name>
    <message>
        <source>Cancel indexing</source>
        <translation>Hủy lập chỉ mục</translation>
    </message>
    <message>
        <source>Cancel indexing; what has been indexed so far is kept</source>
        <translation>Hủy lập chỉ mục; phần đã làm xong vẫn được giữ</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Đang bắt đầu…</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>Đang hủy…</translation>
    </message>
</context>
<context>
    <name>Keeping</name>
    <message>
        <source>A later version of the program wrote this: %1</source>
        <translation>Tệp này do phiên bản sau của chương trình ghi: %1</translation>
    </message>
    <message>
        <source>This is no file of collections and notes, or it is damaged: %1</source>
        <translation>Đây không phải tệp bộ sưu tập và ghi chú, hoặc tệp đã hỏng: %1</translation>
    </message>
    <message>
        <source>Your own things could not be kept or read: %1</source>
        <translation>Không ghi hoặc đọc được những thứ của riêng bạn: %1</translation>
    </message>
    <message>
        <source>The file with your collections and notes was damaged. A backup took its place: %1.</source>
        <translation>Tệp giữ bộ sưu tập và ghi chú của bạn đã hỏng. Bản sao lưu đã thay vào: %1.</translation>
    </message>
    <message>
        <source>The file with your collections and notes was damaged, and there is no backup of it.</source>
        <translation>Tệp giữ bộ sưu tập và ghi chú của bạn đã hỏng, và không có bản sao lưu.</translation>
    </message>
    <message>
        <source>What could still be read was added.</source>
        <translation>Những gì còn đọc được đã được thêm vào.</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Keyboard</source>
        <translation>Bàn phím</translation>
    </message>
    <message>
        <source>Find a command or a key</source>
        <translation>Tìm một lệnh hay phím</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Lệnh</translation>
    </message>
    <message>
        <source>&amp;Take it over</source>
        <translation>&amp;Lấy phím này</translation>
    </message>
    <message>
        <source>&amp;No key</source>
        <translation>&amp;Không phím</translation>
    </message>
    <message>
        <source>&amp;As shipped</source>
        <translation>&amp;Như ban đầu</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Hoàn tác</translation>
    </message>
    <message>
        <source>All as &amp;shipped</source>
        <translation>&amp;Tất cả như ban đầu</translation>
    </message>
    <message>
        <source>New &amp;keys:</source>
        <translation>&amp;Phím mới:</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Lệnh</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Phím</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Ở đâu</translation>
    </message>
    <message>
        <source>Press the keys that “{command}” is to have.</source>
        <translation>Hãy bấm phím muốn dùng cho “{command}”.</translation>
    </message>
    <message>
        <source>This key belongs to its pane and can’t be chosen.</source>
        <translation>Phím này thuộc về khung của nó, không đổi được.</translation>
    </message>
    <message>
        <source>{keys} is needed for typing, moving about or menus.</source>
        <translation>{keys} cần cho việc gõ chữ, di chuyển hay mở trình đơn.</translation>
    </message>
    <message>
        <source>{keys} is the key of “{command}”, which would lose it.</source>
        <translation>{keys} đang là phím của “{command}”; lệnh ấy sẽ mất phím này.</translation>
    </message>
    <message>
        <source>{keys} is now the key of “{command}”.</source>
        <translation>{keys} nay là phím của “{command}”.</translation>
    </message>
    <message>
        <source>“{command}” has no key now.</source>
        <translation>“{command}” nay không có phím.</translation>
    </message>
    <message>
        <source>All commands have the keys they were shipped with.</source>
        <translation>Mọi lệnh đã trở về phím ban đầu.</translation>
    </message>
</context>
<context>
    <name>Linking</name>
    <message>
        <source>This link leads into another archive. Open that one, then use the link again.</source>
        <translation>Liên kết này dẫn vào một kho khác. Hãy mở kho đó rồi dùng lại liên kết.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Archive Viewer</source>
        <translation>Archive Viewer</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Bộ lọc</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>Bàn làm việc</translation>
    </message>
</context>
<context>
    <name>Marking</name>
    <message>
        <source>Select a passage of the article first.</source>
        <translation>Hãy bôi chọn một đoạn của bài trước.</translation>
    </message>
    <message>
        <source>Passage marked.</source>
        <translation>Đã đánh dấu đoạn.</translation>
    </message>
    <message>
        <source>Mark in</source>
        <translation>Đánh dấu màu</translation>
    </message>
    <message>
        <source>Note and colour…</source>
        <translation>Ghi chú và màu…</translation>
    </message>
    <message>
        <source>Remove mark</source>
        <translation>Bỏ đánh dấu</translation>
    </message>
</context>
<context>
    <name>Mending</name>
    <message>
        <source>In this encoding no text could be read.</source>
        <translation>Theo bảng mã này không đọc được chữ nào.</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Details</source>
        <translation>Chi tiết</translation>
    </message>
    <message>
        <source>Update archive</source>
        <translation>Cập nhật kho</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Đóng thông báo này</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Choose an article to read</source>
        <translation>Chọn một bài để đọc</translation>
    </message>
    <message>
        <source>↑ ↓ choose an article · Enter reads it</source>
        <translation>↑ ↓ chọn bài · Enter để đọc</translation>
    </message>
    <message>
        <source>Space turns the page · Ctrl+F finds words in the article</source>
        <translation>Phím cách để sang trang · Ctrl+F để tìm trong bài</translation>
    </message>
    <message>
        <source>This article is no longer in the archive</source>
        <translation>Bài này không còn trong kho</translation>
    </message>
    <message>
        <source>Its file may have been moved or removed. Update the archive and search again.</source>
        <translation>Có thể tệp của bài đã bị chuyển đi hoặc bị xóa. Hãy cập nhật kho rồi tìm lại.</translation>
    </message>
    <message>
        <source>This picture can&apos;t be shown</source>
        <translation>Không hiện được ảnh này</translation>
    </message>
</context>
<context>
    <name>NoHits</name>
    <message>
        <source>Remove the filters</source>
        <translation>Bỏ bộ lọc</translation>
    </message>
    <message>
        <source>Search without exact accents</source>
        <translation>Tìm không cần đúng dấu</translation>
    </message>
    <message>
        <source>Show all articles</source>
        <translation>Hiện tất cả các bài</translation>
    </message>
    <message>
        <source>Indexing has begun</source>
        <translation>Đang bắt đầu lập chỉ mục</translation>
    </message>
    <message>
        <source>“{question}” is asked again as articles are read.</source>
        <translation>Đọc thêm được bài nào, “{question}” sẽ tự động được tìm lại.</translation>
    </message>
    <message>
        <source>Articles appear here as they are read, and can be searched at once.</source>
        <translation>Bài đọc được đến đâu sẽ hiện ở đây đến đó và tìm được ngay.</translation>
    </message>
    <message>
        <source>No articles</source>
        <translation>Không có bài nào</translation>
    </message>
    <message>
        <source>Nothing was found for “{question}”</source>
        <translation>Không tìm thấy “{question}”</translation>
    </message>
    <message>
        <source>Only articles in {filters} were looked at.</source>
        <translation>Chỉ tìm trong phạm vi đã lọc: {filters}.</translation>
    </message>
    <message>
        <source>Fewer or other words may help. Accents may be left out: “ha noi” also finds “Hà Nội”.</source>
        <translation>Hãy thử bớt từ hoặc dùng từ khác. Không gõ dấu cũng được: “ha noi” tìm được cả “Hà Nội”.</translation>
    </message>
    <message>
        <source>Did you mean “{text}”?</source>
        <translation>Ý bạn là “{text}”?</translation>
    </message>
</context>
<context>
    <name>NoteDialog</name>
    <message>
        <source>Note</source>
        <translation>Ghi chú</translation>
    </message>
    <message>
        <source>What is to be remembered?</source>
        <translation>Cần nhớ điều gì?</translation>
    </message>
</context>
<context>
    <name>OpeningLinks</name>
    <message>
        <source>Links to articles open in this program now. Written: %1</source>
        <translation>Từ nay liên kết tới bài mở trong chương trình này. Đã ghi: %1</translation>
    </message>
    <message>
        <source>Links to articles no longer open in this program.</source>
        <translation>Liên kết tới bài không còn mở trong chương trình này.</translation>
    </message>
    <message>
        <source>Your own list of programs could not be changed.</source>
        <translation>Không sửa được danh sách chương trình của riêng bạn.</translation>
    </message>
</context>
<context>
    <name>OpeningRows</name>
    <message>
        <source>This search was kept by another version of the program.</source>
        <translation>Câu tìm này do phiên bản khác của chương trình lưu.</translation>
    </message>
    <message>
        <source>New in “%1”</source>
        <translation>Mới trong “%1”</translation>
    </message>
    <message>
        <source>Not in this archive: %1</source>
        <translation>Không có trong kho này: %1</translation>
    </message>
</context>
<context>
    <name>Originals</name>
    <message>
        <source>No program opened it: %1</source>
        <translation>Không có chương trình nào mở được: %1</translation>
    </message>
    <message>
        <source>Opened: %1</source>
        <translation>Đã mở: %1</translation>
    </message>
    <message>
        <source>The original file is no longer there: %1</source>
        <translation>Tệp gốc không còn ở đó: %1</translation>
    </message>
    <message>
        <source>In this folder: %1</source>
        <translation>Trong thư mục này: %1</translation>
    </message>
    <message>
        <source>Path copied: %1</source>
        <translation>Đã chép đường dẫn: %1</translation>
    </message>
</context>
<context>
    <name>PagePanel</name>
    <message>
        <source>Previous page</source>
        <translation>Trang trước</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Trang sau</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Thu nhỏ</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Phóng to</translation>
    </message>
    <message>
        <source>Whole page</source>
        <translation>Cả trang</translation>
    </message>
    <message>
        <source>As wide as there is room for</source>
        <translation>Vừa chiều rộng</translation>
    </message>
    <message>
        <source>Page {number} of {count}</source>
        <translation>Trang {number} trên {count}</translation>
    </message>
    <message>
        <source>This page can&apos;t be shown</source>
        <translation>Không hiện được trang này</translation>
    </message>
</context>
<context>
    <name>Paper</name>
    <message>
        <source>The printer can&apos;t be used</source>
        <translation>Không dùng được máy in</translation>
    </message>
    <message>
        <source>Save the article as PDF</source>
        <translation>Lưu bài thành PDF</translation>
    </message>
    <message>
        <source>The article can&apos;t be saved there</source>
        <translation>Không lưu được bài vào chỗ đó</translation>
    </message>
    <message>
        <source>Setting the pages…</source>
        <translation>Đang dàn trang…</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>Tệp PDF (*.pdf)</translation>
    </message>
</context>
<context>
    <name>PartsView</name>
    <message>
        <source>Parts of the question</source>
        <translation>Các phần của câu tìm</translation>
    </message>
</context>
<context>
    <name>PictureViewer</name>
    <message>
        <source>Previous picture (←)</source>
        <translation>Ảnh trước (←)</translation>
    </message>
    <message>
        <source>Next picture (→)</source>
        <translation>Ảnh sau (→)</translation>
    </message>
    <message>
        <source>Smaller (−)</source>
        <translation>Thu nhỏ (−)</translation>
    </message>
    <message>
        <source>Larger (+)</source>
        <translation>Phóng to (+)</translation>
    </message>
    <message>
        <source>Whole picture (0)</source>
        <translation>Cả ảnh (0)</translation>
    </message>
    <message>
        <source>True size: a dot for a dot (1)</source>
        <translation>Cỡ thật: một điểm ảnh một điểm màn hình (1)</translation>
    </message>
    <message>
        <source>Copy caption and credit (Ctrl+C)</source>
        <translation>Chép chú thích và nguồn ảnh (Ctrl+C)</translation>
    </message>
    <message>
        <source>Picture {number} of {count}</source>
        <translation>Ảnh {number} trên {count}</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Đã chép</translation>
    </message>
    <message>
        <source>This picture can&apos;t be shown</source>
        <translation>Không hiện được ảnh này</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent}%</translation>
    </message>
    <message>
        <source>Size: {percent}</source>
        <translation>Cỡ: {percent}</translation>
    </message>
</context>
<context>
    <name>ProblemsDialog</name>
    <message>
        <source>Problems with files</source>
        <translation>Tệp có vấn đề</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>Lý do</translation>
    </message>
    <message>
        <source>&amp;Encoding…</source>
        <translation>&amp;Bảng mã…</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>Đọc &amp;lại</translation>
    </message>
    <message>
        <source>Show &amp;article</source>
        <translation>Xem bà&amp;i</translation>
    </message>
    <message>
        <source>Open &amp;folder</source>
        <translation>Mở &amp;thư mục</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>&amp;Xuất…</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tất cả</translation>
    </message>
    <message>
        <source>Could not be read</source>
        <translation>Không đọc được</translation>
    </message>
    <message>
        <source>May be wrong</source>
        <translation>Có thể sai</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Tệp có vấn đề</translation>
    </message>
    <message>
        <source>Save the list</source>
        <translation>Lưu danh sách</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Bảng (*.csv)</translation>
    </message>
    <message>
        <source>The list can&apos;t be saved there</source>
        <translation>Không lưu được danh sách vào đó</translation>
    </message>
</context>
<context>
    <name>ProblemsModel</name>
    <message>
        <source>File</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Lý do</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Bảng mã</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Thư mục</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>Archive Viewer</source>
        <translation>Archive Viewer</translation>
    </message>
    <message>
        <source>Open other archive</source>
        <translation>Mở kho khác</translation>
    </message>
    <message>
        <source>Folder for the new archive</source>
        <translation>Thư mục cho kho mới</translation>
    </message>
</context>
<context>
    <name>Quoting</name>
    <message>
        <source>Citation copied</source>
        <translation>Đã chép trích dẫn</translation>
    </message>
    <message numerus="yes">
        <source>%Ln citation(s) copied</source>
        <translation>
            <numerusform>Đã sao chép %Ln nguồn trích dẫn</numerusform>
        </translation>
    </message>
    <message>
        <source>Quotation copied</source>
        <translation>Đã chép đoạn trích</translation>
    </message>
    <message>
        <source>Choose a passage first: drag over it, or hold Shift and use the arrows</source>
        <translation>Hãy chọn một đoạn trước: rê chuột qua đoạn đó, hoặc giữ Shift và dùng phím mũi tên</translation>
    </message>
    <message>
        <source>Link copied</source>
        <translation>Đã chép liên kết</translation>
    </message>
</context>
<context>
    <name>ReadingPane</name>
    <message>
        <source>Saved as %1</source>
        <translation>Đã lưu: %1</translation>
    </message>
    <message>
        <source>Address copied</source>
        <translation>Đã sao chép địa chỉ</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Sao chép</translation>
    </message>
    <message>
        <source>Copy quotation</source>
        <translation>Chép đoạn trích kèm nguồn</translation>
    </message>
    <message>
        <source>Copy citation</source>
        <translation>Sao chép nguồn trích dẫn</translation>
    </message>
    <message>
        <source>Search for “%1”</source>
        <translation>Tìm “%1”</translation>
    </message>
    <message>
        <source>View pictures</source>
        <translation>Xem ảnh</translation>
    </message>
    <message>
        <source>Find in article</source>
        <translation>Tìm trong bài</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Chọn tất cả</translation>
    </message>
</context>
<context>
    <name>Remarks</name>
    <message>
        <source>Show all remarks in full</source>
        <translation>Xem đầy đủ các ghi chú</translation>
    </message>
    <message>
        <source>Search exactly as typed</source>
        <translation>Tìm đúng như đã gõ</translation>
    </message>
    <message>
        <source>Did you mean:</source>
        <translation>Ý bạn là:</translation>
    </message>
    <message>
        <source>Could be:</source>
        <translation>Có thể là:</translation>
    </message>
</context>
<context>
    <name>RemovedDialog</name>
    <message>
        <source>Removed lately</source>
        <translation>Vừa bỏ gần đây</translation>
    </message>
    <message>
        <source>Nothing was removed in the last 30 days.</source>
        <translation>Trong 30 ngày qua không bỏ gì.</translation>
    </message>
    <message>
        <source>What is removed from the desk is kept for 30 days.</source>
        <translation>Những gì bỏ khỏi bàn làm việc được giữ lại trong 30 ngày.</translation>
    </message>
    <message>
        <source>&amp;Put back</source>
        <translation>Đặt &amp;lại</translation>
    </message>
</context>
<context>
    <name>RemovedModel</name>
    <message>
        <source>When</source>
        <translation>Lúc</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Nội dung</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Từ</translation>
    </message>
    <message>
        <source>Collection %1</source>
        <translation>Bộ sưu tập %1</translation>
    </message>
    <message>
        <source>Tag %1</source>
        <translation>Nhãn %1</translation>
    </message>
    <message>
        <source>Search %1</source>
        <translation>Câu tìm %1</translation>
    </message>
    <message>
        <source>Article %1</source>
        <translation>Bài %1</translation>
    </message>
    <message>
        <source>Mark %1</source>
        <translation>Đoạn đánh dấu %1</translation>
    </message>
    <message>
        <source>Saved search %1</source>
        <translation>Câu tìm đã lưu %1</translation>
    </message>
    <message>
        <source>Read: %1</source>
        <translation>Đã đọc: %1</translation>
    </message>
    <message numerus="yes">
        <source> and %Ln more</source>
        <translation>
            <numerusform> và %Ln mục nữa</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Something unexpected happened</source>
        <translation>Có sự cố ngoài dự kiến</translation>
    </message>
    <message>
        <source>This is a mistake in the program, not yours. Your articles are not touched. You can go on working; please copy the report and send it to whoever looks after the program.</source>
        <translation>Đây là lỗi của chương trình, không phải của bạn. Các bài của bạn vẫn nguyên vẹn. Bạn có thể làm việc tiếp; xin sao chép báo cáo này và gửi cho người phụ trách chương trình.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Báo cáo lỗi</translation>
    </message>
    <message>
        <source>&amp;Copy report</source>
        <translation>&amp;Sao chép báo cáo</translation>
    </message>
</context>
<context>
    <name>ResultsView</name>
    <message>
        <source>Results</source>
        <translation>Kết quả</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>Search the archive</source>
        <translation>Tìm trong kho</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Xóa ô tìm</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Cài đặt</translation>
    </message>
    <message>
        <source>Search &amp;while typing</source>
        <translation>Tìm &amp;ngay khi gõ</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>N&amp;gôn ngữ</translation>
    </message>
    <message>
        <source>The&amp;me</source>
        <translation>Gia&amp;o diện</translation>
    </message>
    <message>
        <source>&amp;Text size</source>
        <translation>&amp;Cỡ chữ</translation>
    </message>
    <message>
        <source>&amp;Archive</source>
        <translation>&amp;Kho</translation>
    </message>
    <message>
        <source>Folder of the archive</source>
        <translation>Thư mục của kho</translation>
    </message>
    <message>
        <source>&amp;Choose…</source>
        <translation>C&amp;họn…</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>What the side panel shows</source>
        <translation>Khung bên hiện gì</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message numerus="yes">
        <source>%Ln file(s) could not be read</source>
        <translation>
            <numerusform>%Ln tệp không đọc được</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Story</name>
    <message>
        <source>The same text</source>
        <translation>Cùng một văn bản</translation>
    </message>
    <message>
        <source>Listed by this article</source>
        <translation>Bài này có liệt kê</translation>
    </message>
    <message>
        <source>Lists this article</source>
        <translation>Có liệt kê bài này</translation>
    </message>
    <message>
        <source>The same story</source>
        <translation>Cùng câu chuyện</translation>
    </message>
    <message>
        <source>This article</source>
        <translation>Bài này</translation>
    </message>
</context>
<context>
    <name>StoryChart</name>
    <message>
        <source>The story on a line of time</source>
        <translation>Câu chuyện trên trục thời gian</translation>
    </message>
</context>
<context>
    <name>StoryDialog</name>
    <message>
        <source>Follow the story</source>
        <translation>Theo dõi câu chuyện</translation>
    </message>
    <message numerus="yes">
        <source>%Ln other article(s) tell the story of “%1”.</source>
        <translation>
            <numerusform>%Ln bài khác kể tiếp câu chuyện “%1”.</numerusform>
        </translation>
    </message>
    <message>
        <source>No other article in this archive tells the story of “%1”.</source>
        <translation>Trong kho này không có bài nào khác kể về “%1”.</translation>
    </message>
    <message>
        <source>&amp;Open article</source>
        <translation>&amp;Mở bài</translation>
    </message>
    <message>
        <source>&amp;Save as list with citations…</source>
        <translation>&amp;Lưu thành danh sách trích dẫn…</translation>
    </message>
</context>
<context>
    <name>StoryModel</name>
    <message>
        <source>Date</source>
        <translation>Ngày</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>Quan hệ</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Tựa đề</translation>
    </message>
    <message>
        <source>Newspaper</source>
        <translation>Báo</translation>
    </message>
    <message>
        <source>Both name</source>
        <translation>Cùng nhắc đến</translation>
    </message>
    <message>
        <source>undated</source>
        <translation>không rõ ngày</translation>
    </message>
</context>
<context>
    <name>TimelineList</name>
    <message>
        <source>Articles by time</source>
        <translation>Bài theo thời gian</translation>
    </message>
    <message>
        <source>Select one line, or the first and the last with Shift.</source>
        <translation>Chọn một dòng, hoặc dòng đầu rồi dòng cuối với phím Shift.</translation>
    </message>
    <message>
        <source>Only these articles</source>
        <translation>Chỉ những bài này</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Thời gian</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Tìm thấy</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>Tất cả</translation>
    </message>
</context>
<context>
    <name>TimelineView</name>
    <message>
        <source>Articles by time</source>
        <translation>Bài theo thời gian</translation>
    </message>
    <message>
        <source>No dated articles</source>
        <translation>Không có bài nào ghi ngày</translation>
    </message>
    <message>
        <source>{first} to {last}; most in {busiest}.</source>
        <translation>{first} đến {last}; nhiều nhất là {busiest}.</translation>
    </message>
    <message>
        <source>Chosen: {dates}</source>
        <translation>Đã chọn: {dates}</translation>
    </message>
    <message>
        <source>{found} of {all}</source>
        <translation>{found} trong {all}</translation>
    </message>
    <message>
        <source>Back to longer times (Down)</source>
        <translation>Về khoảng dài hơn (phím Xuống)</translation>
    </message>
    <message>
        <source>Look nearer</source>
        <translation>Xem gần hơn</translation>
    </message>
    <message>
        <source>Look from further away</source>
        <translation>Xem xa hơn</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Sớm hơn</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Muộn hơn</translation>
    </message>
    <message>
        <source>As a list…</source>
        <translation>Dạng danh sách…</translation>
    </message>
    <message>
        <source>All times</source>
        <translation>Mọi thời gian</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Exact accents</source>
        <translation>Đúng dấu</translation>
    </message>
</context>
<context>
    <name>Travelling</name>
    <message>
        <source>In a new tab: %1</source>
        <translation>Đã mở trong thẻ mới: %1</translation>
    </message>
</context>
<context>
    <name>TroublePage</name>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>Open other archive…</source>
        <translation>Mở kho khác…</translation>
    </message>
    <message>
        <source>New archive…</source>
        <translation>Tạo kho mới…</translation>
    </message>
</context>
<context>
    <name>Undoing</name>
    <message>
        <source>Removed: {what}. {keys} brings it back.</source>
        <translation>Đã bỏ: {what}. Nhấn {keys} để lấy lại.</translation>
    </message>
    <message>
        <source>Removed: {what}</source>
        <translation>Đã bỏ: {what}</translation>
    </message>
    <message>
        <source>Back again: {what}</source>
        <translation>Đã lấy lại: {what}</translation>
    </message>
    <message>
        <source>Could not be brought back: {what}</source>
        <translation>Không lấy lại được: {what}</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Search your newspaper’s own archive</source>
        <translation>Tìm trong kho bài của tòa soạn</translation>
    </message>
    <message>
        <source>Choose a folder with articles: saved web pages, text, Word, PDF, scans, ZIP. They are indexed and can be searched at once; the files themselves are never changed, and nothing leaves this computer.</source>
        <translation>Chọn một thư mục có các bài báo: trang web đã lưu, văn bản, Word, PDF, bản quét, ZIP. Chúng được lập chỉ mục và tìm được ngay; bản thân các tệp không bao giờ bị thay đổi, và không có gì rời khỏi máy này.</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>Chọn thư mục…</translation>
    </message>
    <message>
        <source>Try the sample archive</source>
        <translation>Xem thử kho mẫu</translation>
    </message>
    <message>
        <source>Or drop a folder anywhere on this window.</source>
        <translation>Hoặc thả một thư mục vào bất kỳ chỗ nào trong cửa sổ này.</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Ngôn ngữ</translation>
    </message>
    <message>
        <source>The&amp;me</source>
        <translation>Gia&amp;o diện</translation>
    </message>
</context>
<context>
    <name>WrittenNotes</name>
    <message>
        <source>Notes</source>
        <translation>Ghi chú</translation>
    </message>
    <message>
        <source>no longer found in the text</source>
        <translation>không còn thấy trong bài</translation>
    </message>
</context>
<context>
    <name>_Message</name>
    <message>
        <source>Look further</source>
        <translation>Tìm tiếp</translation>
    </message>
    <message>
        <source>Show as a list</source>
        <translation>Hiện thành danh sách</translation>
    </message>
    <message>
        <source>None of these articles has a picture.</source>
        <translation>Không bài nào trong số này có ảnh.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s) have pictures, but none of these is in the archive’s folders.</source>
        <translation>
            <numerusform>%Ln bài có ảnh, nhưng không ảnh nào nằm trong các thư mục của kho.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>actions</name>
    <message>
        <source>&amp;Add folder…</source>
        <translation>&amp;Thêm thư mục…</translation>
    </message>
    <message>
        <source>Add fi&amp;les…</source>
        <translation>Thêm tệ&amp;p…</translation>
    </message>
    <message>
        <source>&amp;Update archive</source>
        <translation>&amp;Cập nhật kho</translation>
    </message>
    <message>
        <source>Open &amp;other archive…</source>
        <translation>&amp;Mở kho khác…</translation>
    </message>
    <message>
        <source>&amp;New archive…</source>
        <translation>Tạ&amp;o kho mới…</translation>
    </message>
    <message>
        <source>Si&amp;de panel</source>
        <translation>&amp;Khung bên</translation>
    </message>
    <message>
        <source>Time l&amp;ine</source>
        <translation>T&amp;rục thời gian</translation>
    </message>
    <message>
        <source>Ti&amp;me line as a list…</source>
        <translation>Trục thời gian dạng &amp;danh sách…</translation>
    </message>
    <message>
        <source>Each by &amp;itself</source>
        <translation>&amp;Từng bản riêng</translation>
    </message>
    <message>
        <source>Open o&amp;riginal file</source>
        <translation>&amp;Mở tệp gốc</translation>
    </message>
    <message>
        <source>Show original in its &amp;folder</source>
        <translation>Mở &amp;thư mục chứa tệp gốc</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>I&amp;n…</translation>
    </message>
    <message>
        <source>Read s&amp;canned pages</source>
        <translation>Đọc trang &amp;quét</translation>
    </message>
    <message>
        <source>Problems with &amp;files…</source>
        <translation>Tệp có &amp;vấn đề…</translation>
    </message>
    <message>
        <source>Arc&amp;hives…</source>
        <translation>Các &amp;kho…</translation>
    </message>
    <message>
        <source>Save article as P&amp;DF…</source>
        <translation>Lưu bài thành P&amp;DF…</translation>
    </message>
    <message>
        <source>Print with my notes and mar&amp;ks</source>
        <translation>In kèm ghi chú và đoạn đánh dấ&amp;u</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>&amp;Xuất…</translation>
    </message>
    <message>
        <source>Open archiveviewer links &amp;with this program</source>
        <translation>Mở liên kết archiveviewer trong chương trình nà&amp;y</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>Cà&amp;i đặt…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>T&amp;hoát</translation>
    </message>
    <message>
        <source>&amp;Search the archive</source>
        <translation>&amp;Tìm trong kho</translation>
    </message>
    <message>
        <source>Accents exactly as &amp;typed</source>
        <translation>Đú&amp;ng dấu như đã gõ</translation>
    </message>
    <message>
        <source>Clea&amp;r filters</source>
        <translation>&amp;Bỏ bộ lọc</translation>
    </message>
    <message>
        <source>Forget recent s&amp;earches</source>
        <translation>&amp;Xóa các lần tìm gần đây</translation>
    </message>
    <message>
        <source>Edit a&amp;bbreviations…</source>
        <translation>Sửa danh sách &amp;viết tắt…</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Sao chép</translation>
    </message>
    <message>
        <source>Copy c&amp;itation</source>
        <translation>Sao chép nguồn trích &amp;dẫn</translation>
    </message>
    <message>
        <source>Copy &amp;quotation</source>
        <translation>C&amp;hép đoạn trích kèm nguồn</translation>
    </message>
    <message>
        <source>&amp;Find in article…</source>
        <translation>Tìm tr&amp;ong bài…</translation>
    </message>
    <message>
        <source>&amp;Next match in article</source>
        <translation>Chỗ &amp;khớp sau trong bài</translation>
    </message>
    <message>
        <source>&amp;Previous match in article</source>
        <translation>Chỗ khớp t&amp;rước trong bài</translation>
    </message>
    <message>
        <source>&amp;How the question was understood</source>
        <translation>Câu tìm được hiể&amp;u thế nào</translation>
    </message>
    <message>
        <source>Behind the &amp;earliest</source>
        <translation>Gom sau bản &amp;sớm nhất</translation>
    </message>
    <message>
        <source>Behind the &amp;fullest</source>
        <translation>Gom sau bản đầ&amp;y đủ nhất</translation>
    </message>
    <message>
        <source>Results as &amp;pictures</source>
        <translation>Kết &amp;quả bằng ảnh</translation>
    </message>
    <message>
        <source>&amp;Larger text</source>
        <translation>Chữ &amp;to hơn</translation>
    </message>
    <message>
        <source>&amp;Smaller text</source>
        <translation>Chữ n&amp;hỏ hơn</translation>
    </message>
    <message>
        <source>&amp;Normal text size</source>
        <translation>&amp;Cỡ chữ bình thường</translation>
    </message>
    <message>
        <source>Lines further &amp;apart</source>
        <translation>Dòng thư&amp;a hơn</translation>
    </message>
    <message>
        <source>Lines &amp;closer</source>
        <translation>Dòng khít &amp;lại</translation>
    </message>
    <message>
        <source>Long lin&amp;es</source>
        <translation>Dòng &amp;ngang dài</translation>
    </message>
    <message>
        <source>Num&amp;bers of paragraphs</source>
        <translation>Đánh &amp;số đoạn</translation>
    </message>
    <message>
        <source>As the s&amp;ystem</source>
        <translation>Theo &amp;hệ thống</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Sáng</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Tối</translation>
    </message>
    <message>
        <source>&amp;High contrast, light</source>
        <translation>Tương &amp;phản cao, nền sáng</translation>
    </message>
    <message>
        <source>High &amp;contrast, dark</source>
        <translation>Tương phản &amp;cao, nền tối</translation>
    </message>
    <message>
        <source>&amp;Only the article</source>
        <translation>Chỉ &amp;xem bài</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>Toàn &amp;màn hình</translation>
    </message>
    <message>
        <source>View &amp;pictures…</source>
        <translation>Xem ả&amp;nh…</translation>
    </message>
    <message>
        <source>As &amp;newsrooms do</source>
        <translation>Theo lối &amp;tòa soạn</translation>
    </message>
    <message>
        <source>&amp;Vietnamese form (TCVN)</source>
        <translation>Theo lối &amp;Việt Nam (TCVN)</translation>
    </message>
    <message>
        <source>Copy &amp;link to article</source>
        <translation>Chép &amp;liên kết tới bài</translation>
    </message>
    <message>
        <source>Follow the &amp;story…</source>
        <translation>The&amp;o dõi câu chuyện…</translation>
    </message>
    <message>
        <source>Pages &amp;beside the text</source>
        <translation>Trang &amp;gốc cạnh bài</translation>
    </message>
    <message>
        <source>&amp;Encoding…</source>
        <translation>&amp;Bảng mã…</translation>
    </message>
    <message>
        <source>&amp;Copy the original’s path</source>
        <translation>Chép đường &amp;dẫn tệp gốc</translation>
    </message>
    <message>
        <source>Add to c&amp;ollection…</source>
        <translation>Thêm &amp;vào bộ sưu tập…</translation>
    </message>
    <message>
        <source>&amp;Tag…</source>
        <translation>Gắn &amp;nhãn…</translation>
    </message>
    <message>
        <source>&amp;Mark passage</source>
        <translation>Đánh &amp;dấu đoạn</translation>
    </message>
    <message>
        <source>Mark passage with a &amp;note…</source>
        <translation>Đánh dấu kèm &amp;ghi chú…</translation>
    </message>
    <message>
        <source>In &amp;yellow</source>
        <translation>Màu &amp;vàng</translation>
    </message>
    <message>
        <source>In &amp;green</source>
        <translation>Màu &amp;xanh lá</translation>
    </message>
    <message>
        <source>In &amp;blue</source>
        <translation>Màu xanh &amp;dương</translation>
    </message>
    <message>
        <source>In &amp;pink</source>
        <translation>Màu &amp;hồng</translation>
    </message>
    <message>
        <source>In &amp;violet</source>
        <translation>Màu &amp;tím</translation>
    </message>
    <message>
        <source>Keep this &amp;search</source>
        <translation>&amp;Lưu câu tìm này</translation>
    </message>
    <message>
        <source>Ne&amp;w collection</source>
        <translation>&amp;Bộ sưu tập mới</translation>
    </message>
    <message>
        <source>&amp;History…</source>
        <translation>Lịch &amp;sử…</translation>
    </message>
    <message>
        <source>Save all for a &amp;colleague…</source>
        <translation>Lưu tất cả &amp;cho đồng nghiệp…</translation>
    </message>
    <message>
        <source>Lay a colleague’s &amp;file in…</source>
        <translation>Nhận &amp;tệp của đồng nghiệp…</translation>
    </message>
    <message>
        <source>&amp;Undo removal</source>
        <translation>&amp;Hoàn tác việc bỏ</translation>
    </message>
    <message>
        <source>&amp;Removed lately…</source>
        <translation>Vừ&amp;a bỏ gần đây…</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Quay lại</translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation>&amp;Tiến</translation>
    </message>
    <message>
        <source>Result in a new &amp;tab</source>
        <translation>&amp;Mở kết quả trong thẻ mới</translation>
    </message>
    <message>
        <source>N&amp;ext tab</source>
        <translation>T&amp;hẻ kế tiếp</translation>
    </message>
    <message>
        <source>Previou&amp;s tab</source>
        <translation>Thẻ trướ&amp;c</translation>
    </message>
    <message>
        <source>&amp;Close tab</source>
        <translation>Đón&amp;g thẻ</translation>
    </message>
    <message>
        <source>Re&amp;open closed tab</source>
        <translation>Mở lại thẻ vừ&amp;a đóng</translation>
    </message>
    <message>
        <source>&amp;Next result</source>
        <translation>Kết quả &amp;sau</translation>
    </message>
    <message>
        <source>&amp;Previous result</source>
        <translation>Kết quả t&amp;rước</translation>
    </message>
    <message>
        <source>This &amp;day in past years</source>
        <translation>&amp;Ngày này các năm trước</translation>
    </message>
    <message>
        <source>Ne&amp;xt pane</source>
        <translation>&amp;Khung sau</translation>
    </message>
    <message>
        <source>Pre&amp;vious pane</source>
        <translation>Kh&amp;ung trước</translation>
    </message>
    <message>
        <source>To the f&amp;ilters</source>
        <translation>Tới bộ &amp;lọc</translation>
    </message>
    <message>
        <source>To the &amp;results</source>
        <translation>Tớ&amp;i kết quả</translation>
    </message>
    <message>
        <source>To the &amp;article</source>
        <translation>Tới &amp;bài</translation>
    </message>
    <message>
        <source>To the des&amp;k</source>
        <translation>Tới bàn làm &amp;việc</translation>
    </message>
    <message>
        <source>&amp;Help for this part</source>
        <translation>&amp;Trợ giúp cho phần này</translation>
    </message>
    <message>
        <source>How to &amp;search</source>
        <translation>&amp;Cách tìm</translation>
    </message>
    <message>
        <source>&amp;About Archive Viewer</source>
        <translation>&amp;Giới thiệu Archive Viewer</translation>
    </message>
    <message>
        <source>C&amp;opy citation as</source>
        <translation>Chép nguồn trích dẫn th&amp;eo</translation>
    </message>
    <message>
        <source>Mark in a co&amp;lour</source>
        <translation>Đánh dấu bằng &amp;màu</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Tệp</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>Chỉnh &amp;sửa</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Xem</translation>
    </message>
    <message>
        <source>A&amp;rticle</source>
        <translation>&amp;Bài</translation>
    </message>
    <message>
        <source>&amp;Desk</source>
        <translation>Bàn &amp;làm việc</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>Đ&amp;i tới</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Trợ &amp;giúp</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>Gia&amp;o diện</translation>
    </message>
    <message>
        <source>Find a &amp;command…</source>
        <translation>Tìm &amp;lệnh…</translation>
    </message>
    <message>
        <source>&amp;Keyboard…</source>
        <translation>&amp;Bàn phím…</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>N&amp;gôn ngữ</translation>
    </message>
    <message>
        <source>&amp;Reprints in the list</source>
        <translation>Bài &amp;in lại trong danh sách</translation>
    </message>
</context>
<context>
    <name>desk</name>
    <message>
        <source>Select a passage to mark it, or put the article into a collection: menu Desk.</source>
        <translation>Bôi chọn một đoạn để đánh dấu, hoặc đưa bài vào bộ sưu tập: thực đơn Bàn làm việc.</translation>
    </message>
    <message>
        <source>This article</source>
        <translation>Bài này</translation>
    </message>
    <message>
        <source>No longer found in the text</source>
        <translation>Không còn tìm thấy trong bài</translation>
    </message>
    <message>
        <source>Put articles together here: drag them, or menu Desk.</source>
        <translation>Gom bài vào đây: kéo thả, hoặc dùng thực đơn Bàn làm việc.</translation>
    </message>
    <message>
        <source>Collections</source>
        <translation>Bộ sưu tập</translation>
    </message>
    <message>
        <source>A search that is kept tells what is new in it: menu Desk.</source>
        <translation>Câu tìm đã lưu cho biết có gì mới: thực đơn Bàn làm việc.</translation>
    </message>
    <message>
        <source>Saved searches</source>
        <translation>Câu tìm đã lưu</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Nhãn</translation>
    </message>
    <message>
        <source>Searched</source>
        <translation>Đã tìm</translation>
    </message>
    <message>
        <source>Read lately</source>
        <translation>Đọc gần đây</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>Vàng</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Xanh lá</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Xanh dương</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>Hồng</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>Tím</translation>
    </message>
</context>
<context>
    <name>explanation</name>
    <message>
        <source>all of these</source>
        <translation>có tất cả</translation>
    </message>
    <message>
        <source>any of these</source>
        <translation>có một trong số này</translation>
    </message>
    <message>
        <source>without</source>
        <translation>không có</translation>
    </message>
    <message>
        <source>in one paragraph</source>
        <translation>trong cùng một đoạn</translation>
    </message>
    <message>
        <source>within {number} words, in any order</source>
        <translation>cách nhau không quá {number} từ</translation>
    </message>
    <message>
        <source>within {number} words, in this order</source>
        <translation>theo thứ tự, cách nhau không quá {number} từ</translation>
    </message>
    <message>
        <source>at least {number} times</source>
        <translation>ít nhất {number} lần</translation>
    </message>
    <message>
        <source>among the first {number} words</source>
        <translation>trong {number} từ đầu</translation>
    </message>
    <message>
        <source>every article</source>
        <translation>mọi bài</translation>
    </message>
</context>
<context>
    <name>filters</name>
    <message>
        <source>Section</source>
        <translation>Chuyên mục</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Nguồn</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Tác giả</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>Has</source>
        <translation>Có</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Vấn đề</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Người</translation>
    </message>
    <message>
        <source>Organisations</source>
        <translation>Cơ quan, tổ chức</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Địa danh</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Ảnh</translation>
    </message>
    <message>
        <source>Captions</source>
        <translation>Chú thích ảnh</translation>
    </message>
    <message>
        <source>Web pages</source>
        <translation>Trang web</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>Văn bản thuần</translation>
    </message>
    <message>
        <source>Word, LibreOffice, EPUB</source>
        <translation>Word, LibreOffice, EPUB</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Scanned pages</source>
        <translation>Trang quét</translation>
    </message>
    <message>
        <source>Photographs</source>
        <translation>Ảnh chụp</translation>
    </message>
    <message>
        <source>Agency messages</source>
        <translation>Tin thông tấn</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>Thư</translation>
    </message>
    <message>
        <source>Exports and feeds</source>
        <translation>Tệp xuất và feed</translation>
    </message>
    <message>
        <source>not {value}</source>
        <comment>a filter</comment>
        <translation>trừ {value}</translation>
    </message>
</context>
<context>
    <name>help</name>
    <message>
        <source>In the list of results and in the article</source>
        <translation>Trong danh sách kết quả và trong bài</translation>
    </message>
    <message>
        <source>In the filters and in the time line</source>
        <translation>Trong bộ lọc và trên trục thời gian</translation>
    </message>
    <message>
        <source>In the results as pictures, and full size</source>
        <translation>Trong kết quả bằng ảnh, và khi xem ảnh to</translation>
    </message>
    <message>
        <source>In the desk</source>
        <translation>Trong bàn làm việc</translation>
    </message>
    <message>
        <source>In the pages beside the text</source>
        <translation>Trong trang gốc cạnh bài</translation>
    </message>
    <message>
        <source>Choose a result</source>
        <translation>Chọn kết quả</translation>
    </message>
    <message>
        <source>Go into the article</source>
        <translation>Vào bài</translation>
    </message>
    <message>
        <source>List the reprints that stand behind a result</source>
        <translation>Liệt kê các bản in lại của một kết quả</translation>
    </message>
    <message>
        <source>Page on; at the end of an article to the next result</source>
        <translation>Sang trang; hết bài thì sang kết quả sau</translation>
    </message>
    <message>
        <source>Page back</source>
        <translation>Lùi một trang</translation>
    </message>
    <message>
        <source>Forget the recent search that is chosen below the search box</source>
        <translation>Xóa lần tìm gần đây đang được chọn dưới ô tìm</translation>
    </message>
    <message>
        <source>Close the find bar, empty the search box, clear the years</source>
        <translation>Đóng thanh tìm, xóa ô tìm, bỏ chọn năm</translation>
    </message>
    <message>
        <source>Open what is chosen: a list, an article, a search, a passage</source>
        <translation>Mở thứ đang chọn: danh sách, bài, câu tìm, đoạn</translation>
    </message>
    <message>
        <source>Give it another name</source>
        <translation>Đổi tên</translation>
    </message>
    <message>
        <source>Remove it; it can be brought back</source>
        <translation>Bỏ; có thể lấy lại</translation>
    </message>
    <message>
        <source>All that can be done with it</source>
        <translation>Mọi việc làm được với nó</translation>
    </message>
    <message>
        <source>Tick a filter, choose a bar of the time line</source>
        <translation>Đánh dấu một mục lọc, chọn một cột thời gian</translation>
    </message>
    <message>
        <source>Leave articles with a value out</source>
        <translation>Loại các bài có mục này</translation>
    </message>
    <message>
        <source>Take a filter back; on a heading all of its kind</source>
        <translation>Bỏ một mục lọc; ở đầu loại thì bỏ cả loại</translation>
    </message>
    <message>
        <source>Choose a stretch of time</source>
        <translation>Chọn một quãng thời gian</translation>
    </message>
    <message>
        <source>In the time line: nearer, further away</source>
        <translation>Trên trục thời gian: gần hơn, xa hơn</translation>
    </message>
    <message>
        <source>In the time line: earlier, later</source>
        <translation>Trên trục thời gian: sớm hơn, muộn hơn</translation>
    </message>
    <message>
        <source>A screen on or back; then to the next page</source>
        <translation>Tới hoặc lui một màn hình; hết trang thì sang trang</translation>
    </message>
    <message>
        <source>Previous, next, first and last page</source>
        <translation>Trang trước, sau, đầu và cuối</translation>
    </message>
    <message>
        <source>Larger, smaller, the whole page, as wide as there is room for</source>
        <translation>Phóng to, thu nhỏ, cả trang, vừa chiều rộng</translation>
    </message>
    <message>
        <source>Go to where the picture stands; full size: a dot for a dot, or all of it</source>
        <translation>Đến chỗ có ảnh trong bài; khi xem to: đúng cỡ thật, hoặc cả ảnh</translation>
    </message>
    <message>
        <source>See the picture full size</source>
        <translation>Xem ảnh to</translation>
    </message>
    <message>
        <source>Previous and next picture</source>
        <translation>Ảnh trước và ảnh sau</translation>
    </message>
    <message>
        <source>Larger, smaller, all of it, a dot for a dot</source>
        <translation>Phóng to, thu nhỏ, cả ảnh, cỡ thật</translation>
    </message>
    <message>
        <source>Move what is larger</source>
        <translation>Dịch ảnh lớn hơn khung</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Hệ thống</translation>
    </message>
    <message>
        <source>Search and read a newspaper’s own archive, offline.</source>
        <translation>Tìm và đọc kho bài của tòa soạn, không cần mạng.</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Phiên bản</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Giấy phép</translation>
    </message>
    <message>
        <source>About Archive Viewer</source>
        <translation>Giới thiệu Archive Viewer</translation>
    </message>
</context>
<context>
    <name>unwritable</name>
    <message>
        <source>There is no room left there.</source>
        <translation>Nơi đó đã hết chỗ trống.</translation>
    </message>
    <message>
        <source>The file became larger than that medium allows.</source>
        <translation>Tệp đã lớn hơn mức ổ đĩa đó cho phép.</translation>
    </message>
    <message>
        <source>You are not allowed to write there.</source>
        <translation>Bạn không có quyền ghi vào đó.</translation>
    </message>
    <message>
        <source>That medium can only be read.</source>
        <translation>Ổ đĩa đó chỉ đọc được, không ghi được.</translation>
    </message>
    <message>
        <source>That folder is not there any more.</source>
        <translation>Thư mục đó không còn nữa.</translation>
    </message>
    <message>
        <source>There is something of that name already.</source>
        <translation>Ở đó đã có một thứ mang tên này.</translation>
    </message>
    <message>
        <source>That name can&apos;t be used: choose a shorter one.</source>
        <translation>Tên này không dùng được: hãy chọn tên ngắn hơn.</translation>
    </message>
    <message>
        <source>Another program is using that file.</source>
        <translation>Một chương trình khác đang dùng tệp đó.</translation>
    </message>
    <message>
        <source>That medium fails: choose another place.</source>
        <translation>Ổ đĩa đó bị lỗi: hãy chọn nơi khác.</translation>
    </message>
</context>
<context>
    <name>wording</name>
    <message numerus="yes">
        <source>%Ln article(s)</source>
        <translation>
            <numerusform>%Ln bài</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stories without counting reprints</source>
        <translation>
            <numerusform>%Ln tin, không tính bài in lại</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s)</source>
        <translation>
            <numerusform>%Ln ảnh</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln tệp</numerusform>
        </translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Đang tải…</translation>
    </message>
    <message>
        <source>Caption: </source>
        <translation>Chú thích: </translation>
    </message>
    <message>
        <source>(no title)</source>
        <translation>(không có tiêu đề)</translation>
    </message>
    <message>
        <source>oldest first</source>
        <translation>cũ nhất trước</translation>
    </message>
    <message>
        <source>newest first</source>
        <translation>mới nhất trước</translation>
    </message>
    <message>
        <source>best match first</source>
        <translation>phù hợp nhất trước</translation>
    </message>
    <message>
        <source>The archive can&apos;t be used</source>
        <translation>Không dùng được kho này</translation>
    </message>
    <message>
        <source>index updated {when}</source>
        <translation>cập nhật chỉ mục: {when}</translation>
    </message>
    <message>
        <source>Looking for articles… {files}</source>
        <translation>Đang tìm bài… {files}</translation>
    </message>
    <message>
        <source>Finishing the index…</source>
        <translation>Đang hoàn tất chỉ mục…</translation>
    </message>
    <message>
        <source>Indexing {percent}%</source>
        <translation>Đang lập chỉ mục {percent}%</translation>
    </message>
    <message>
        <source>{done} of {total} files</source>
        <translation>{done}/{total} tệp</translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be read</source>
        <translation>
            <numerusform>%Ln tệp không đọc được</numerusform>
        </translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>còn chưa đến một phút</translation>
    </message>
    <message numerus="yes">
        <source>about %Ln minute(s) left</source>
        <translation>
            <numerusform>còn khoảng %Ln phút</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln added</source>
        <translation>
            <numerusform>Đã thêm %Ln bài</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed</source>
        <translation>
            <numerusform>Đã cập nhật %Ln bài</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln removed</source>
        <translation>
            <numerusform>Đã bỏ %Ln bài</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing new was found</source>
        <translation>Không có gì mới</translation>
    </message>
    <message>
        <source>Not here, passed over: the archive “{detail}”.</source>
        <translation>Vắng mặt, đã bỏ qua: kho “{detail}”.</translation>
    </message>
    <message>
        <source>Searching for: {detail}</source>
        <translation>Đang tìm: {detail}</translation>
    </message>
    <message>
        <source>Also searching for: {detail}</source>
        <translation>Cũng tìm: {detail}</translation>
    </message>
    <message>
        <source>Other accents allowed in “{detail}”: nothing has them as typed.</source>
        <translation>Tìm cả dấu khác ở “{detail}” vì không có bài đúng dấu.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln new article(s)</source>
        <translation>
            <numerusform>%Ln bài mới</numerusform>
        </translation>
    </message>
    <message>
        <source>Both have the same text.</source>
        <translation>Hai bản có cùng nội dung.</translation>
    </message>
    <message>
        <source>Words in bold, and paragraphs on a ground of their own, are in one of the two only.</source>
        <translation>Chữ đậm, và những đoạn có nền riêng, chỉ có ở một trong hai bản.</translation>
    </message>
    <message>
        <source>only here:</source>
        <translation>chỉ có ở đây:</translation>
    </message>
    <message numerus="yes">
        <source>+%Ln reprint(s)</source>
        <translation>
            <numerusform>+%Ln bản khác</numerusform>
        </translation>
    </message>
    <message>
        <source>by title</source>
        <translation>theo tên bài</translation>
    </message>
    <message>
        <source>in their own order</source>
        <translation>theo thứ tự riêng</translation>
    </message>
    <message>
        <source>Every file could be read, and nothing looks wrong.</source>
        <translation>Mọi tệp đều đọc được và không thấy gì sai.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) could not be read.</source>
        <translation>
            <numerusform>%Ln tệp không đọc được.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s) may be wrong.</source>
        <translation>
            <numerusform>%Ln chỗ có thể sai.</numerusform>
        </translation>
    </message>
    <message>
        <source>All others are in the archive.</source>
        <translation>Các tệp khác đều có trong kho.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>Inside</source>
        <translation>Bên trong</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Lý do</translation>
    </message>
    <message>
        <source>Technical cause</source>
        <translation>Nguyên nhân kỹ thuật</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Bảng mã</translation>
    </message>
    <message>
        <source>How sure</source>
        <translation>Độ chắc chắn</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Số lần</translation>
    </message>
    <message>
        <source>%1, %2 % sure</source>
        <translation>%1, chắc %2%</translation>
    </message>
    <message>
        <source>{name} ({count} times)</source>
        <translation>{name} ({count} lần)</translation>
    </message>
    <message>
        <source>Accents of “{detail}” left out: nothing has them as typed.</source>
        <translation>Bỏ dấu của “{detail}” vì không có bài đúng dấu.</translation>
    </message>
    <message>
        <source>Searching for “{detail}”: nothing was found as typed.</source>
        <translation>Đang tìm “{detail}” vì không có bài nào như đã gõ.</translation>
    </message>
    <message>
        <source>“{detail}” was read as plain words.</source>
        <translation>“{detail}” được hiểu là từ ngữ thông thường.</translation>
    </message>
    <message>
        <source>“{detail}” can’t be used here and was left out.</source>
        <translation>“{detail}” không dùng được ở chỗ này nên đã bỏ qua.</translation>
    </message>
    <message>
        <source>What is opened before “{detail}” is never closed.</source>
        <translation>Dấu mở trước “{detail}” chưa có dấu đóng.</translation>
    </message>
    <message>
        <source>“{detail}” means too many words; type more letters of it.</source>
        <translation>“{detail}” quá rộng; hãy gõ thêm vài chữ cái.</translation>
    </message>
    <message>
        <source>“{detail}” holds no word to search for.</source>
        <translation>“{detail}” không có từ nào để tìm.</translation>
    </message>
    <message>
        <source>The question is too long; it was read up to “…{detail}”.</source>
        <translation>Câu tìm quá dài; chỉ đọc đến “…{detail}”.</translation>
    </message>
    <message>
        <source>Too many words; the question was read up to “…{detail}”.</source>
        <translation>Quá nhiều từ; câu tìm chỉ được đọc đến “…{detail}”.</translation>
    </message>
    <message>
        <source>Too many brackets within each other; they were left out.</source>
        <translation>Quá nhiều ngoặc lồng nhau; các ngoặc đã bị bỏ qua.</translation>
    </message>
    <message>
        <source>The file is empty</source>
        <translation>Tệp rỗng</translation>
    </message>
    <message>
        <source>The file is too large</source>
        <translation>Tệp quá lớn</translation>
    </message>
    <message>
        <source>The file is not text</source>
        <translation>Tệp không phải văn bản</translation>
    </message>
    <message>
        <source>The file is damaged</source>
        <translation>Tệp bị hỏng</translation>
    </message>
    <message>
        <source>The letters of the file could not be made out</source>
        <translation>Không nhận ra bảng mã của tệp</translation>
    </message>
    <message>
        <source>No article was found in the file</source>
        <translation>Không thấy bài nào trong tệp</translation>
    </message>
    <message>
        <source>Access is not allowed</source>
        <translation>Máy không cho phép đọc</translation>
    </message>
    <message>
        <source>It is no longer there</source>
        <translation>Không còn ở đó</translation>
    </message>
    <message>
        <source>This kind of file is not supported</source>
        <translation>Không hỗ trợ loại tệp này</translation>
    </message>
    <message>
        <source>Letters may be wrong: the encoding is not certain</source>
        <translation>Chữ có thể sai: chưa chắc bảng mã</translation>
    </message>
    <message>
        <source>Several encodings in one text</source>
        <translation>Nhiều bảng mã trong một văn bản</translation>
    </message>
    <message>
        <source>Some letters could not be read</source>
        <translation>Một số chữ không đọc được</translation>
    </message>
    <message>
        <source>The text is cut off</source>
        <translation>Văn bản bị cắt</translation>
    </message>
    <message>
        <source>A part of the file is damaged</source>
        <translation>Một phần tệp bị hỏng</translation>
    </message>
    <message>
        <source>A scan that is hard to read</source>
        <translation>Bản quét khó đọc</translation>
    </message>
    <message>
        <source>It may not be an article</source>
        <translation>Có thể không phải bài báo</translation>
    </message>
    <message>
        <source>No title was found</source>
        <translation>Không thấy tiêu đề</translation>
    </message>
    <message>
        <source>No date was found</source>
        <translation>Không thấy ngày</translation>
    </message>
    <message>
        <source>The archive is not there</source>
        <translation>Không thấy kho</translation>
    </message>
    <message>
        <source>There is an archive already</source>
        <translation>Đã có kho ở đó</translation>
    </message>
    <message>
        <source>The archive is damaged</source>
        <translation>Kho bị hỏng</translation>
    </message>
    <message>
        <source>The archive needs a newer program</source>
        <translation>Kho cần chương trình mới hơn</translation>
    </message>
    <message>
        <source>The archive was made by an earlier version</source>
        <translation>Kho do phiên bản cũ tạo ra</translation>
    </message>
    <message>
        <source>The archive is being updated elsewhere</source>
        <translation>Kho đang được cập nhật ở nơi khác</translation>
    </message>
    <message>
        <source>There is no archive in {path}. If it lies on a stick or a network drive, connect it and try again.</source>
        <translation>Không có kho nào trong {path}. Nếu kho nằm trên USB hoặc ổ đĩa mạng, hãy kết nối rồi thử lại.</translation>
    </message>
    <message>
        <source>The folder {path} holds an archive already. Choose an empty folder.</source>
        <translation>Thư mục {path} đã có một kho. Hãy chọn thư mục trống.</translation>
    </message>
    <message>
        <source>The archive in {path} can&apos;t be read ({cause}). Your articles are not touched: make a new archive and add their folders again.</source>
        <translation>Không đọc được kho trong {path} ({cause}). Các bài của bạn vẫn nguyên vẹn: hãy tạo kho mới và thêm lại các thư mục chứa bài.</translation>
    </message>
    <message>
        <source>The archive in {path} was made by a later version of this program. Install that version to open it.</source>
        <translation>Kho trong {path} được tạo bằng một phiên bản mới hơn của chương trình này. Hãy cài phiên bản đó để mở kho.</translation>
    </message>
    <message>
        <source>The archive in {path} is being brought up to this version, which happens once. If its folder can&apos;t be written to, copy it to a place where it can.</source>
        <translation>Kho ở {path} đang được chuyển sang phiên bản này; việc này chỉ làm một lần. Nếu không ghi được vào thư mục đó, hãy sao chép kho sang nơi ghi được.</translation>
    </message>
    <message>
        <source>Another program is updating the archive in {path}. Searching works; try again in a while.</source>
        <translation>Một chương trình khác đang cập nhật kho trong {path}. Vẫn tìm được trong kho; hãy thử lại sau ít phút.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Theo hệ thống</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Sáng</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Tối</translation>
    </message>
    <message>
        <source>High contrast, light</source>
        <translation>Tương phản cao, nền sáng</translation>
    </message>
    <message>
        <source>High contrast, dark</source>
        <translation>Tương phản cao, nền tối</translation>
    </message>
</context>
</TS>
