"""Small pages as systems write them that no paper of `html_pages` uses, each with what has to be read from it.

The stories are made up. What a page does not name here it does not have, or nobody asks.
"""

# ruff: noqa: E501 — markup as pages write it

from __future__ import annotations

from html_pages import CAPTION, MENU, OTHERS, PARAGRAPHS, SAPO, TITLE, items, paragraphs

AT = "2020-03-05T14:05:00+07:00"
ITEM = '<li><a href="{}">{}</a></li>'
SYSTEMS: dict[str, tuple[str, dict[str, str | int]]] = {}


def add(name: str, page: str, **wanted: str | int) -> None:
    SYSTEMS[name] = (page, wanted)


NUKEVIET = f"""<html><head><title>{TITLE} - UBND huyện Sơn Dương</title><meta name="description" content="{SAPO}"><meta name="generator" content="NukeViet v3.x"></head><body>
<div id="menu"><ul><li><a href="/">Trang chủ</a></li><li><a href="/vi/news/">Tin Tức</a></li></ul></div>
<div class="breadcrumbs"><a href="/vi/news/">Tin Tức</a> » <a href="/vi/news/kinh-te/">Kinh tế</a></div>
<div id="news_detail"><h1>{TITLE}</h1><p class="small fl">Đăng lúc: Thứ năm - 05/03/2020 14:05 - Người đăng bài viết: <span class="highlight">admin</span></p>
<div class="action fr right"><ul><li><a title="Gửi bài viết qua email" href="#">&nbsp;</a></li><li><a href="#" title="In ra">&nbsp;</a></li></ul></div>
<div id="hometext"><div class="fl" style="width:200px"><img alt="{CAPTION}" src="/uploads/news/che.jpg" width="200"/><p style="text-align: center;"><em>{CAPTION}</em></p></div>{SAPO}</div>
<div id="bodytext">{"".join(f"<p style='text-align: justify;'>{p}</p>" for p in PARAGRAPHS)}</div>
<p style="text-align: right;"><strong>Tác giả bài viết: </strong>Nguyễn Hoa</p><p style="text-align: right;"><strong>Nguồn tin: </strong>Báo Tuyên Quang</p>
<div class="keywords"><strong>Từ khóa: </strong><a href="/tag/a">nông dân</a>, <a href="/tag/b">chè</a></div>
<div class="clearfix rating"><div id="stringrating">Tổng số điểm của bài viết là: 5 trong 1 đánh giá</div><div>Click để đánh giá bài viết</div></div>
<div id="idcomment"><h3>Ý kiến bạn đọc</h3><p>Bài viết rất hay và bổ ích cho bà con nông dân chúng tôi ở vùng sâu vùng xa.</p></div>
<div class="other-news"><h4>Những tin mới hơn</h4><ul class="related">{items(mark=ITEM)}</ul><h4>Những tin cũ hơn</h4><ul class="related">{items("/cu-", tuple("Tin cũ " + x for x in OTHERS), mark=ITEM)}</ul></div></div></body></html>"""
add(
    "nukeviet3",
    NUKEVIET,
    title=TITLE,
    date=AT,
    author="Nguyễn Hoa",
    credit="Nguồn tin: Báo Tuyên Quang",
    sapo=SAPO,
    captions=1,
    same_section=OTHERS[0],
    section="Kinh tế",
)
add(
    "nukeviet4",
    f"""<html><head><title>{TITLE} - Cổng thông tin</title></head><body><div class="container"><div class="news_column panel panel-default" itemtype="http://schema.org/NewsArticle" itemscope>
<div class="panel-body"><h1 class="title margin-bottom-lg" itemprop="headline">{TITLE}</h1><div class="hidden hide d-none" itemprop="author" itemscope><span itemprop="name">Nguyễn Hoa</span></div><span class="hidden hide d-none" itemprop="datePublished">2020-03-05T14:05:00+07:00</span>
<div class="row margin-bottom-lg"><div class="col-md-12"><span class="h5">Thứ năm - 05/03/2020 14:05</span></div><div class="col-md-12"><ul class="list-inline text-right"><li><a href="#">Gửi</a></li></ul></div></div>
<div class="clearfix"><div class="hometext m-bottom" itemprop="description">{SAPO}</div><figure class="article center"><img alt="x" src="/uploads/che.jpg" width="460" class="img-thumbnail"/><figcaption>{CAPTION}</figcaption></figure></div>
<div id="news-bodyhtml" class="bodytext margin-bottom-lg">{"".join(f"<div style='text-align: justify;'>{p}<br />&nbsp;</div>" for p in PARAGRAPHS)}</div>
<div class="margin-bottom-lg"><p class="h5 text-right"><strong>Tác giả bài viết: </strong>Nguyễn Hoa</p><p class="h5 text-right"><strong>Nguồn tin: </strong>Báo Tuyên Quang</p></div></div></div>
<div class="news_column panel"><div class="panel-body"><form id="form3B"><div class="h5 clearfix"><p id="stringrating">Tổng số điểm của bài viết là: 0 trong 0 đánh giá</p><div>Click để đánh giá bài viết</div></div></form></div></div>
<div class="news_column panel"><div class="panel-body other-news"><p class="h3"><strong>Những tin mới hơn</strong></p><div class="clearfix"><ul class="detail-related related list-none list-items">{items(mark='<li><em class="fa fa-angle-right">&nbsp;</em><h4><a href="{}" title="x">{}</a></h4><em>(04/03/2020)</em></li>')}</ul></div></div></div></div></body></html>""",
    title=TITLE,
    date=AT,
    author="Nguyễn Hoa",
    credit="Nguồn tin: Báo Tuyên Quang",
    sapo=SAPO,
    captions=1,
    same_section=OTHERS[0],
)
add(
    "joomla15",
    f"""<html><head><title>{TITLE}</title></head><body><table width="100%"><tr><td width="150"><table class="moduletable"><tr><th>Menu</th></tr><tr><td><a class="mainlevel" href="/">Trang chủ</a></td></tr></table></td><td>
<span class="pathway"><a href="/">Trang chủ</a> » <a href="/kt">Kinh tế</a></span>
<table class="contentpaneopen"><tr><td class="contentheading" width="100%">{TITLE}</td><td align="right" class="buttonheading"><a href="#"><img src="/images/M_images/printButton.png" alt="In"/></a></td></tr></table>
<table class="contentpaneopen"><tr><td valign="top"><span class="small">Viết bởi Nguyễn Hoa</span></td></tr><tr><td valign="top" class="createdate">Thứ năm, 05 Tháng 3 2020 14:05</td></tr>
<tr><td valign="top"><p><strong>{SAPO}</strong></p>{paragraphs("<p>{}</p>")}<p style="text-align:center"><img src="/images/stories/che.jpg"/><br/><em>{CAPTION}</em></p></td></tr>
<tr><td class="modifydate">Lần cập nhật cuối ( Thứ sáu, 06 Tháng 3 2020 08:00 )</td></tr></table>
<span class="article_separator">&nbsp;</span><table class="blogsection"><tr><td><b>Các bài mới:</b><ul>{items(mark=ITEM)}</ul></td></tr></table></td></tr></table></body></html>""",
    title=TITLE,
    date=AT,
    author="Nguyễn Hoa",
    sapo=SAPO,
    captions=1,
    same_section=OTHERS[0],
    section="Kinh tế",
)
add(
    "drupal7",
    f"""<html><head><title>{TITLE} | Sở Nông nghiệp Tuyên Quang</title></head><body class="page-node"><div id="page"><div class="region region-content"><h1 class="title" id="page-title">{TITLE}</h1><div class="node node-article">
<div class="meta submitted">Được gửi bởi <span class="username">hoanguyen</span> vào T5, 05/03/2020 - 14:05</div><div class="content clearfix"><div class="field field-name-field-image"><div class="field-item even"><img src="/sites/che.jpg" width="480" height="300"></div></div>
<div class="field field-name-body field-type-text-with-summary"><div class="field-items"><div class="field-item even" property="content:encoded">{paragraphs("<p>{}</p>")}</div></div></div></div>
<div class="link-wrapper"><ul class="links inline"><li class="comment_add"><a href="#">Thêm bình luận mới</a></li></ul></div></div>
<div class="block-views"><h2>Tin cùng chuyên mục</h2>{items(mark='<div class="views-row"><span class="field-content"><a href="{}">{}</a></span></div>')}</div></div></div></body></html>""",
    title=TITLE,
    date=AT,
    sapo="",
    same_section=OTHERS[0],
)
add(
    "blogger",
    f"""<html><head><title>Làng chè: {TITLE}</title><meta content='blogger' name='generator'/></head><body><div class='header'><h1 class='title'><a href='/'>Làng chè</a></h1></div>
<div class='blog-posts hfeed'><h2 class='date-header'><span>Thứ Năm, 5 tháng 3, 2020</span></h2><div class='post hentry'><h3 class='post-title entry-title'>{TITLE}</h3>
<div class='post-body entry-content'>{"<br /><br />".join(PARAGRAPHS)}<br /><div class="separator" style="text-align: center;"><table align="center" class="tr-caption-container"><tbody><tr><td><a href="https://1.bp.blogspot.com/che.jpg"><img src="https://1.bp.blogspot.com/s320/che.jpg"/></a></td></tr><tr><td class="tr-caption">{CAPTION}</td></tr></tbody></table></div></div>
<div class='post-footer'><span class='post-author vcard'>Người đăng: <span class='fn'>Nguyễn Hoa</span></span> <span class='post-timestamp'>vào lúc <a class='timestamp-link' href='#'><abbr class='published' title='2020-03-05T14:05:00+07:00'>14:05</abbr></a></span></div></div></div>
<div id='comments'><h4>2 nhận xét:</h4><p>Bài viết này làm tôi nhớ quê hương và những đồi chè xanh ngát của tuổi thơ tôi.</p></div><div class='sidebar'><h2>Bài đăng phổ biến</h2><ul>{items("/p-", mark=ITEM)}</ul></div></body></html>""",
    title=TITLE,
    date="2020-03-05",
    author="Nguyễn Hoa",
    captions=1,
)
add(
    "sharepoint",
    f"""<html><head><title>Cổng TTĐT tỉnh Tuyên Quang</title></head><body><form id="aspnetForm"><div id="s4-workspace"><div class="ms-webpart-zone"><div class="portlet-news-detail"><div class="news-title-detail">{TITLE}</div>
<div class="news-date">05/03/2020 14:05 | Lượt xem: 1.203 | <a href="#">In trang</a></div><div class="ms-rtestate-field news-summary"><strong>{SAPO}</strong></div>
<div class="ExternalClassA1B2C3"><p style="text-align:justify"><span style="font-size:14pt">{"</span></p><p style='text-align:justify'><span style='font-size:14pt'>".join(PARAGRAPHS)}</span></p><p style="text-align:center"><img src="/PublishingImages/che.jpg"></p><p style="text-align:center"><em>{CAPTION}</em></p><p style="text-align:right"><strong>Nguyễn Hoa</strong></p></div></div>
<div class="other"><b>Các tin đã đưa</b>{items(mark='<div><a href="{}">{}</a> <span>(04/03/2020)</span></div>')}</div></div></div></form></body></html>""",
    title=TITLE,
    date=AT,
    author="Nguyễn Hoa",
    sapo=SAPO,
    captions=1,
    same_section=OTHERS[0],
)
add(
    "aspnet2007",
    f"""<html><head><title>BAO TUYEN QUANG DIEN TU</title></head><body><table width=1000><tr><td colspan=3><img src=banner.jpg width=1000 height=120></td></tr><tr><td width=180 valign=top><table><tr><td><a href="?cat=1">Chính trị</a></td></tr><tr><td><a href="?cat=2">Kinh tế</a></td></tr></table></td>
<td valign=top width=600><table width=100%><tr><td><a href="?cat=2"><b>Kinh tế</b></a></td></tr><tr><td><span id="ctl00_ContentPlaceHolder1_lblTieuDe" style="color:#CC0000;font-size:16px;font-weight:bold;">{TITLE}</span></td></tr>
<tr><td><span id="ctl00_ContentPlaceHolder1_lblNgay" style="font-size:11px">05/03/2020 02:05 PM</span></td></tr>
<tr><td><span id="ctl00_ContentPlaceHolder1_lblTomTat" style="font-weight:bold"><img src=upload/che.jpg align=left width=150>{SAPO}</span></td></tr>
<tr><td align=justify><span id="ctl00_ContentPlaceHolder1_lblNoiDung"><font face=Arial size=2>{"<br><br>".join(PARAGRAPHS)}<br><br><div align=right><b>LÊ VŨ</b></div></font></span></td></tr>
<tr><td align=right><a href="javascript:history.back()">[Trở về]</a> <a href=#>[Lên đầu trang]</a> <a href="print.aspx">[In trang này]</a></td></tr>
<tr><td><b>&nbsp;Các tin mới:</b></td></tr><tr><td><table>{items("?id=", mark='<tr><td><img src=dot.gif width=5></td><td><a href="{}">{}</a> <font color=gray>(06/03/2020)</font></td></tr>')}</table></td></tr><tr><td><b>&nbsp;Các tin cũ hơn:</b></td></tr><tr><td><table>{items("?cid=", tuple("Cũ: " + o for o in OTHERS), mark='<tr><td><img src=dot.gif width=5></td><td><a href="{}">{}</a></td></tr>')}</table></td></tr></table></td>
<td width=200 valign=top><table><tr><td><b>Tin đọc nhiều</b></td></tr><tr><td><a href=?id=9>Chuyện khác hẳn ai cũng xem hôm nay</a></td></tr></table></td></tr><tr><td colspan=3>Bản quyền thuộc Báo Tuyên Quang. Giấy phép số 123/GP-BVHTT</td></tr></table></body></html>""",
    title=TITLE,
    date=AT,
    author="LÊ VŨ",
    sapo=SAPO,
    same_section=OTHERS[0],
    section="Kinh tế",
)
add(
    "frontpage",
    f"""<html><head><meta name="GENERATOR" content="Microsoft FrontPage 4.0"><title>New Page 1</title></head><body background="bg.gif"><p align="center"><font face="Times New Roman" size="5" color="#FF0000"><b>{TITLE}</b></font></p>
<p align="justify"><i><font face="Times New Roman">{SAPO}</font></i></p>{"".join(f"<p align='justify'><font face='Times New Roman' size='3'>&nbsp;&nbsp;&nbsp; {p}</font></p>" for p in PARAGRAPHS)}<p align="right"><font face="Times New Roman"><b>Lê Vũ</b></font></p><p align="right"><i>(Theo Báo Tuyên Quang)</i></p></body></html>""",
    title=TITLE,
    author="Lê Vũ",
    sapo=SAPO,
    credit="(Theo Báo Tuyên Quang)",
)
add(
    "printpage",
    f"""<html><head><title>Bản in</title></head><body onload="window.print()"><table width="650" align="center"><tr><td><img src="logo.gif"></td><td align="right">Thứ năm, 5/3/2020, 14:05 GMT+7<br>http://vnexpress.net/nong-dan-son-duong-3001234.html</td></tr></table><hr>
<div class="title">{TITLE}</div><div><strong>{SAPO}</strong></div>{paragraphs("<p>{}</p>")}<p align="right"><strong>Lê Vũ</strong></p><hr><a href="javascript:print()">In bài này</a> <a href="javascript:close()">Đóng</a><div>© Copyright 2020 VnExpress.net, All rights reserved</div></body></html>""",
    title=TITLE,
    date=AT,
    author="Lê Vũ",
    sapo=SAPO,
)
add(
    "amp",
    f"""<!doctype html><html amp lang="vi"><head><meta charset="utf-8"><title>{TITLE}</title><link rel="canonical" href="https://baotuyenquang.com.vn/kinh-te/nong-dan-12345.html"><script type="application/ld+json">{{"@context":"https://schema.org","@type":"NewsArticle","headline":"{TITLE}","datePublished":"2020-03-05T14:05:00+07:00","author":{{"@type":"Person","name":"Lê Vũ"}}}}</script></head><body>
<header class="hd"><amp-img src="logo.png" width="200" height="40"></amp-img></header><article><h1>{TITLE}</h1><p class="meta">05/03/2020 14:05</p><h2 class="lead">{SAPO}</h2>{paragraphs("<p>{}</p>")}<figure><amp-img src="https://baotuyenquang.com.vn/che.jpg" width="600" height="400" layout="responsive"></amp-img><figcaption>{CAPTION}</figcaption></figure></article>
<section><h3>Tin liên quan</h3><ul>{items(mark='<li><a href="{}"><amp-img src="a.jpg" width=100 height=80></amp-img><span>{}</span></a></li>')}</ul></section></body></html>""",
    title=TITLE,
    date=AT,
    author="Lê Vũ",
    sapo=SAPO,
    captions=1,
    related=OTHERS[0],
)
add(
    "wpnewspaper",
    f"""<html><head><title>{TITLE} - Tạp chí Chè Việt</title><meta property="og:site_name" content="Tạp chí Chè Việt"><meta property="og:type" content="article"><meta property="article:published_time" content="2020-03-05T07:05:00+00:00"></head><body class="td-standard-pack"><div class="td-header-wrap"><ul class="sf-menu"><li><a href="/">Trang chủ</a></li></ul></div><div class="td-main-content-wrap"><article class="post type-post"><div class="td-post-header"><div class="td-crumb-container"><div class="entry-crumbs"><span><a class="entry-crumb" href="/">Trang chủ</a></span> <i></i> <span><a class="entry-crumb" href="/c">Thị trường</a></span></div></div><ul class="td-category"><li class="entry-category"><a href="/c">Thị trường</a></li></ul><header class="td-post-title"><h1 class="entry-title">{TITLE}</h1><div class="td-module-meta-info"><div class="td-post-author-name"><div class="td-author-by">Bởi</div> <a href="/author/hoa">Nguyễn Hoa</a><div class="td-author-line"> - </div></div><span class="td-post-date"><time class="entry-date updated td-module-date" datetime="2020-03-05T14:05:00+07:00">05/03/2020</time></span><div class="td-post-views"><i></i><span class="td-nr-views-1">1234</span></div></div></header></div>
<div class="td-post-sharing-top"><a href="#">Facebook</a></div><div class="td-post-content tagdiv-type"><div class="td-post-featured-image"><figure><a href="/x.jpg"><img class="entry-thumb" src="/x.jpg" width="696" height="464"></a><figcaption class="wp-caption-text">{CAPTION}</figcaption></figure></div><p><strong>{SAPO}</strong></p>{paragraphs("<p>{}</p>")}</div>
<footer><div class="td-post-source-tags"><ul class="td-tags"><li><span>TỪ KHÓA</span></li><li><a href="/tag/a">chè</a></li></ul></div><div class="td-block-row td-post-next-prev"><div class="td-post-prev-post"><div class="td-post-next-prev-content"><span>Bài trước</span><a href="/p">Bài trước đó nói về chuyện khác hẳn</a></div></div><div class="td-post-next-post"><span>Bài tiếp theo</span><a href="/n">Bài sau đó cũng nói chuyện khác</a></div></div><div class="author-box-wrap"><a href="/author/hoa"><img src="a.jpg" width="96" height="96"></a><div class="desc"><div class="td-author-name vcard author"><span class="fn"><a href="/author/hoa">Nguyễn Hoa</a></span></div><div class="td-author-description">Cây bút trẻ của tạp chí, chuyên viết về nông thôn và những người trồng chè trên khắp cả nước.</div></div></div></footer></article>
<div class="td_block_wrap td_block_related_posts"><h4 class="td-related-title"><a class="td-related-left td-cur-simple-item">BÀI VIẾT LIÊN QUAN</a><a class="td-related-right">XEM THÊM</a></h4><div class="td_block_inner">{items(mark='<div class="td_module_related_posts"><div class="td-module-image"><a href="{0}"><img src="t.jpg"></a></div><h3 class="entry-title td-module-title"><a href="{0}">{1}</a></h3></div>')}</div></div>
<div class="comments" id="comments"><h4>BÌNH LUẬN</h4><form><textarea></textarea></form></div></div></body></html>""",
    title=TITLE,
    date=AT,
    author="Nguyễn Hoa",
    sapo=SAPO,
    captions=1,
    related=OTHERS[0],
    section="Thị trường",
)
add(
    "kenh14",
    f"""<html><head><title>{TITLE}</title><meta property="og:type" content="article"><link rel="canonical" href="https://kenh14.vn/nong-dan-20200305140500.chn"></head><body><div class="kbwc-header"><h1 class="kbwc-title">{TITLE}</h1><div class="kbwc-meta"><span class="kbwcm-author">Hoa Nguyễn, </span><span class="kbwcm-source">Theo Phụ nữ mới </span><span class="kbwcm-time" title="2020-03-05T14:05:00">14:05 05/03/2020</span></div></div><div class="klw-body-top"><h2 class="knc-sapo">{SAPO}</h2><div class="knc-relate-wrapper relationnews"><ul class="krw-list">{items(mark='<li class="krwli"><a class="krwli-link" href="{}">{}</a></li>')}</ul></div></div>
<div class="knc-content detail-content"><p>{PARAGRAPHS[0]}</p><div class="VCSortableInPreviewMode" type="Photo"><div><img src="https://kenh14cdn.com/che.jpg" w="600" h="400"></div><div class="PhotoCMS_Caption"><p>{CAPTION}</p></div></div><p>{PARAGRAPHS[1]}</p><p>{PARAGRAPHS[2]}</p><p>{PARAGRAPHS[3]}</p></div><div class="knc-rate-link"><a class="link-source-name">Theo Phụ nữ mới</a><span class="btn-copy-link-source">Copy link</span></div><div class="klw-detail-stream"><div class="lmtwp-title">TIN CÙNG CHUYÊN MỤC</div><ul>{items("/s-", mark=ITEM)}</ul></div></body></html>""",
    title=TITLE,
    date=AT,
    author="Hoa Nguyễn",
    sapo=SAPO,
    captions=1,
    related=OTHERS[0],
    credit="Theo Phụ nữ mới",
)
add(
    "zing",
    f"""<html><head><title>{TITLE}</title><meta property="article:published_time" content="2020-03-05T14:05:00+07:00"><meta property="og:site_name" content="Zing News"></head><body><article class="the-article"><header class="the-article-header"><p class="the-article-category"><a href="/kt">Kinh tế</a></p><h1 class="the-article-title">{TITLE}</h1><ul class="the-article-meta"><li class="the-article-author"><a href="#">Lê Vũ</a></li><li class="the-article-publish">14:05 5/3/2020</li></ul></header><section class="main"><p class="the-article-summary">{SAPO}</p><div class="the-article-body"><p>{PARAGRAPHS[0]}</p><table class="picture" align="center"><tr><td class="pic"><img data-src="https://znews-photo.zadn.vn/che.jpg" src="data:image/gif;base64,AAAA"></td></tr><tr><td class="pCaption caption"><p>{CAPTION}</p></td></tr></table><p>{PARAGRAPHS[1]}</p><div class="inner-article"><a href="/x"><div class="inner-thumbnail"><img src="t.jpg"></div><h2 class="article-title">{OTHERS[0]}</h2><p class="article-summary">Những cánh rừng đầu nguồn được bà con thay nhau canh giữ ngày đêm.</p></a></div><p>{PARAGRAPHS[2]}</p><p>{PARAGRAPHS[3]}</p></div><div class="the-article-credit"><p class="author">Lê Vũ</p></div><div class="the-article-tags"><strong>chè</strong></div></section></article><section class="recommendation"><h3>Bạn có thể quan tâm</h3><div class="article-list">{items("/r-", mark=ITEM)}</div></section></body></html>""",
    title=TITLE,
    date=AT,
    author="Lê Vũ",
    sapo=SAPO,
    captions=1,
    related=OTHERS[0],
)
add(
    "cafe2010",
    f"""<html><head><title>{TITLE} | Kinh tế | Báo Đầu tư</title></head><body><div id="wrapper"><div class="crumb"><a href="/">Trang chủ</a> / <a href="/kt">Kinh tế</a></div><div class="detail"><div class="title-detail">{TITLE}</div><div class="post-time">Lê Vũ - 05/03/2020 14:05</div><div class="related-top"><p>TIN LIÊN QUAN</p><ul>{items(mark=ITEM)}</ul></div><div class="sapo_detail">{SAPO}</div><div id="content_detail_news">{paragraphs("<p>{}</p>")}</div></div></div></body></html>""",
    title=TITLE,
    date=AT,
    author="Lê Vũ",
    sapo=SAPO,
    related=OTHERS[0],
)
add(
    "headerline",
    f"""<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><div>Lê Vũ | 05/03/2020 14:05 | Kinh tế</div><div>{paragraphs("<p>{}</p>")}</div></body></html>""",
    title=TITLE,
    date=AT,
    author="Lê Vũ",
)
add(
    "divs",
    f"""<html><head><title>Trang tin - {TITLE}</title></head><body><div><div>Trang chủ</div><div><a href="/a">Kinh tế</a></div></div><div><div><font size=5>{TITLE}</font></div><div><font size=1>(Cập nhật: 14:05 ngày 05/03/2020)</font></div><div><b>{SAPO}</b></div><div>{"<br>".join(PARAGRAPHS)}</div><div align=right>Lê Vũ</div></div><div>Tin khác:</div><div>- <a href="/1">{OTHERS[0]}</a><br>- <a href="/2">{OTHERS[1]}</a></div></body></html>""",
    title=TITLE,
    author="Lê Vũ",
    sapo=SAPO,
    same_section=OTHERS[0],
)
add(
    "mobile2013",
    f"""<html><head><title>{TITLE} - m.tuoitre.vn</title></head><body><div class="top"><a href="/">Trang chủ</a></div><div class="content"><h2>{TITLE}</h2><p class="time">05/03/2020 14:05 (GMT + 7)</p><p><b>TT - {SAPO}</b></p><p><img src="/i/che.jpg" width="300"><br><i>{CAPTION}</i></p>{paragraphs("<p>{}</p>")}<p><b>LÊ VŨ</b></p></div><div class="more"><p class="tt">Tin cùng chuyên mục</p><ul>{items(mark=ITEM)}</ul></div><div class="foot">© Bản quyền Tuổi Trẻ Online</div></body></html>""",
    title=TITLE,
    date=AT,
    author="LÊ VŨ",
    sapo="TT - " + SAPO,
    captions=1,
    same_section=OTHERS[0],
)
add(
    "gov_table",
    f"""<html><head><title>Trang thông tin điện tử huyện Sơn Dương</title></head><body><table width="100%"><tr><td class="tdNewsTitle">{TITLE}</td></tr><tr><td class="tdDate">Ngày đăng tin 05/03/2020 | Lượt xem: 200 | Người đăng: admin</td></tr><tr><td class="tdContent"><div class="PortletNewsSummary">{SAPO}</div><table align="center"><tr><td><img src="/c.jpg" width="400"></td></tr><tr><td align="center"><i>{CAPTION}</i></td></tr></table>{"".join(f"<p class='MsoNormal'>{p}</p>" for p in PARAGRAPHS)}<p align="right"><b>Ban Biên tập</b></p></td></tr><tr><td><b>Tin mới nhất</b></td></tr><tr><td><ul>{items(mark=ITEM)}</ul></td></tr></table></body></html>""",
    title=TITLE,
    date="2020-03-05",
    sapo=SAPO,
    captions=1,
)
add(
    "vietnamplus",
    f"""<html><head><title>{TITLE} | Vietnam+ (VietnamPlus)</title><meta name="pubdate" content="2020-03-05T14:05:00+0700"></head><body><div class="breadcrumbs"><h2 class="main"><a href="/kinhte">Kinh tế</a></h2></div><div class="article"><h1 class="article__title cms-title">{TITLE}</h1><div class="article__sapo cms-desc">{SAPO}</div><div class="article__meta"><time class="time" datetime="2020-03-05T14:05:00+0700">05/03/2020 14:05</time></div><div class="article__body cms-body"><figure class="photo"><img class="cms-photo" src="https://imagev3.vietnamplus.vn/che.jpg"><figcaption>{CAPTION}</figcaption></figure>{paragraphs("<p>{}</p>")}<div class="article-relate"><figure><a href="/r"><img src="r.jpg"></a></figure><div><h2><a href="/r">{OTHERS[0]}</a></h2><p>Những cánh rừng đầu nguồn được bà con thay nhau canh giữ ngày đêm suốt mấy năm.</p></div></div></div><div class="article__author cms-author">(TTXVN/Vietnam+)</div><div class="article__tag"><a href="#">#chè</a></div></div></body></html>""",
    title=TITLE,
    date=AT,
    sapo=SAPO,
    captions=1,
    related=OTHERS[0],
    credit="(TTXVN/Vietnam+)",
)
add(
    "english",
    """<html><head><title>Coffee exports rise in the first quarter - The Daily Bean</title><meta property="article:published_time" content="2020-03-05T14:05:00"></head><body><article><h1>Coffee exports rise in the first quarter</h1><p class="byline">By John Smith</p><time datetime="2020-03-05T14:05:00Z">5 March 2020</time><p>Vietnam exported more coffee in the first quarter of the year than in any quarter before, the customs office said on Thursday in Hanoi.</p><p>Shipments rose by twelve per cent to half a million tonnes, most of it robusta from the Central Highlands, at prices last seen ten years ago.</p><p>Farmers in Dak Lak said they had held back beans in autumn, waiting for better offers from roasters in Europe and Asia this spring.</p><h3>Related stories</h3><ul><li><a href="/1">Tea growers look to the north</a></li></ul></article></body></html>""",
    title="Coffee exports rise in the first quarter",
    author="John Smith",
    related="Tea growers look to the north",
)


def body(between: str = "") -> str:
    """The paragraphs with something of the page's own between them."""
    marked = [f"<p>{text}</p>" for text in PARAGRAPHS]
    return "\n".join([*marked[:2], between, *marked[2:]])


add(
    "maincontent_cbox",
    f"""<html><head><title>{TITLE}</title><meta property="og:site_name" content="Báo Hải Phòng"></head><body><header class="l-nav">{MENU}</header><div class="l-content"><div class="c-detail-head"><div class="c-detail-head__row"><span class="c-detail-head__cat"><a href="/kt">Kinh tế</a></span><span class="c-detail-head__time">Thứ Năm, 05/03/2020 14:05</span></div><h1 class="c-detail-head__title">{TITLE}</h1><div class="c-detail-head__author">Lê Vũ</div></div>
<div class="b-maincontent"><p class="block-sc-sapo">{SAPO}</p><article class="entry entry-no-padding">{body(f'<div class="c-box c-template-related"><div class="c-box__title"><div class="c-box__title__name">Bài liên quan</div></div><div class="c-box__content"><div class="b-grid"><div class="b-grid__img"><a href="/r1.html"><img src="r.jpg"></a></div><div class="b-grid__row"><h3 class="b-grid__title"><a href="/r1.html">{OTHERS[0]}</a></h3><p class="b-grid__desc">Những cánh rừng đầu nguồn được bà con thay nhau canh giữ ngày đêm.</p></div></div></div></div>')}<figure class="image align-center-image"><img src="https://cdn.baohaiphong.vn/che.jpg"><figcaption class="image-caption">{CAPTION}</figcaption></figure></article></div>
<div class="c-detail-author"><strong>Lê Vũ</strong></div><div class="c-tags"><ul><li><a href="/t">chè</a></li></ul></div><div class="c-box"><div class="c-box__title"><div class="c-box__title__name">Bài đọc tiếp</div></div><div class="c-box__content">{items("/n-", tuple("Tiếp: " + o for o in OTHERS), mark='<div class="b-grid"><h3 class="b-grid__title"><a href="{}">{}</a></h3></div>')}</div></div></div></body></html>""",
    title=TITLE,
    date=AT,
    author="Lê Vũ",
    sapo=SAPO,
    captions=1,
    related=OTHERS[0],
    section="Kinh tế",
)
add(
    "baobacninh",
    f"""<html><head><title>{TITLE}</title></head><body><div class="news-details"><div class="news_detail_title"><h1>{TITLE}</h1></div><div class="news-details__info"><span class="author-name">Lê Vũ</span><span>14:05 | 05/03/2020</span></div><div class="news_detail_sapo"><p>{SAPO}</p></div><div class="news-details__content link_content">{body()}<p style="text-align:center"><img src="/a.jpg"></p><p style="text-align:center"><i>{CAPTION}</i></p></div><div class="news-related__list"><p class="title">Tin liên quan</p>{items(mark='<div class="news-item"><a href="{}">{}</a></div>')}</div></div></body></html>""",
    title=TITLE,
    date=AT,
    author="Lê Vũ",
    sapo=SAPO,
    captions=1,
    related=OTHERS[0],
)
add(
    "baodaklak",
    f"""<html><head><title>{TITLE} - Báo Đắk Lắk điện tử</title></head><body><div class="container"><div class="row"><div class="col-md-8"><ol class="breadcrumb"><li><a href="/kinh-te">Kinh tế</a></li></ol><div class="article_content"><h1 class="media-heading">{TITLE}</h1><div class="date">14:05, 05/03/2020</div><ul class="social"><li><a href="#">Facebook</a></li></ul><div class="content" id="content"><p><strong>{SAPO}</strong></p>{body()}<table align="center" border="0" class="image center"><tbody><tr><td><img src="/file/che.jpg"></td></tr><tr><td class="image_desc">{CAPTION}</td></tr></tbody></table><p style="text-align:right"><strong>Lê Vũ</strong></p></div><div class="bd02"><a href="/rss">RSS</a></div></div><hr><div class="tag">Từ khóa: <a href="/t">chè</a></div><h4 class="title-block">Tin cùng chuyên mục</h4><ul class="list">{items(mark=ITEM)}</ul></div><div class="col-md-4"><h4>Tin mới nhất</h4><ul>{items("/new-", tuple("Mới: " + o for o in OTHERS), mark=ITEM)}</ul></div></div></div></body></html>""",
    title=TITLE,
    date=AT,
    author="Lê Vũ",
    sapo=SAPO,
    captions=1,
    same_section=OTHERS[0],
    section="Kinh tế",
)
add(
    "baocantho",
    f"""<html><head><title>{TITLE}</title></head><body><div class="news-detail"><div class="tit">Kinh tế</div><h2 class="newstitle">{TITLE}</h2><div class="post-date">05/03/2020 - 14:05</div><div id="newscontents"><div class="content-fck"><div class="desc"><b>{SAPO}</b></div>{body()}<p class="pic"><img src="/a.jpg"/></p><p class="pic-cap" style="text-align:center"><i>{CAPTION}</i></p><p style="text-align: right;">Bài, ảnh: LÊ VŨ</p></div></div><div class="func"><a href="#">Chia sẻ bài viết</a></div><div class="older"><div class="ttl">Các tin khác</div>{items(mark='<p><a href="{}">{}</a> <span class="d">(04-03-2020)</span></p>')}</div></div></body></html>""",
    title=TITLE,
    date=AT,
    author="LÊ VŨ",
    sapo=SAPO,
    captions=1,
    same_section=OTHERS[0],
)
add(
    "baocaobang",
    f"""<html><head><title>{TITLE}</title></head><body><div class="main"><h1 class="title">{TITLE}</h1><div class="meta">Thứ Năm 05/03/2020 14:05 <span>|</span> 120 lượt xem</div><div id="content-detail"><p><strong>{SAPO}</strong></p>{body()}<p><em><strong>Lê Vũ</strong></em></p></div><div class="block-news-list"><div class="main-title">Cùng chuyên mục</div>{items(mark='<div class="it"><a href="{0}"><img src="t.jpg"/></a><a href="{0}">{1}</a></div>')}</div></div></body></html>""",
    title=TITLE,
    date=AT,
    author="Lê Vũ",
    sapo=SAPO,
    same_section=OTHERS[0],
)
add(
    "cand",
    f"""<html><head><title>{TITLE} - Báo Công an Nhân dân điện tử</title><meta property="article:published_time" content="2020-03-05T14:05:00+07:00"></head><body><div class="entry-category"><a href="/kt">Kinh tế</a></div><h1 class="box-title-detail entry-title">{TITLE}</h1><div class="box-date">Thứ Năm, 05/03/2020, 14:05</div><div class="box-des-detail"><p>{SAPO}</p></div><div class="detail-content-body">{body(f'<div class="contref simplebox thumbnail"><div class="contreftitle"><a href="/x1"><img src="t.jpg"></a> <a href="/x1">{OTHERS[0]}</a></div></div>')}<div class="contref-wrap"><figure><img src="/c.jpg"/><figcaption>{CAPTION}</figcaption></figure></div></div><div class="box-author uk-text-right uk-clearfix"><strong>Lê Vũ</strong></div><div class="uk-section"><h3 class="box-title">Các tin khác</h3><div>{items("/o-", tuple("K: " + o for o in OTHERS), mark='<article><h2><a href="{}">{}</a></h2></article>')}</div></div></body></html>""",
    title=TITLE,
    date=AT,
    author="Lê Vũ",
    sapo=SAPO,
    captions=1,
    related=OTHERS[0],
    same_section="K: " + OTHERS[0],
)
add(
    "vneconomy",
    f"""<html><head><title>{TITLE} - Nhịp sống kinh tế Việt Nam &amp; Thế giới</title></head><body><div class="layout"><div class="block-detail-page"><h1 class="name-detail" data-field="title">{TITLE}</h1><div class="block-button-top"><div class="name-author" data-field="author">Lê Vũ</div><div class="date-detail"><p class="date">14:05 05/03/2020</p></div></div><div class="news-sapo" data-field="sapo"><p><b>{SAPO}</b></p></div><div data-field="body">{body()}<figure><img src="/x.jpg"><figcaption>{CAPTION}</figcaption></figure></div></div><div class="box-related"><h3>Đọc thêm</h3>{items(mark='<h3 class="name-item"><a href="{}">{}</a></h3>')}</div></div></body></html>""",
    title=TITLE,
    date=AT,
    author="Lê Vũ",
    sapo=SAPO,
    captions=1,
    related=OTHERS[0],
)
add(
    "vtcnews",
    f"""<html><head><title>{TITLE}</title><meta property="og:type" content="article"></head><body><div class="tab-breadcrumb"><ul><li><a href="/kt">Kinh tế</a></li></ul></div><header class="mb10"><h1 class="font28 bold lh-1-3">{TITLE}</h1><span class="time-update mr10 align-super">Thứ Năm, 05/03/2020 14:05 (GMT+7)</span></header><section class="nd"><h2 class="font18 bold inline-nb">{SAPO}</h2><div class="content-wrapper pt5 mt5 font18 gray-31 bor-4top-e5 lh-1-5"><div class="edittor-content box-cont mt15 clearfix">{body(f'<div class="insertNewsRelated"><ul><li><a href="/r1.html">{OTHERS[0]}</a></li></ul></div>')}<figure class="expNoEdit"><img src="a.jpg"><figcaption><p>{CAPTION}</p></figcaption></figure><div class="gray-31 font18 bold author-make">Lê Vũ</div></div></div></section></body></html>""",
    title=TITLE,
    date=AT,
    author="Lê Vũ",
    sapo=SAPO,
    captions=1,
    related=OTHERS[0],
)
add(
    "nongnghiep",
    f"""<html><head><title>{TITLE}</title></head><body><div class="article-detail"><h1 class="main-title main-title-super">{TITLE}</h1><div class="author-detail"><span class="name">Lê Vũ</span> - <span class="time-detail">Thứ Năm, 05/03/2020 , 14:05 (GMT+7)</span></div><h2 class="main-intro detail-intro">{SAPO}</h2><div class="content" itemprop="articleBody">{body()}<figure class="image"><img src="1.jpg"><figcaption><p>{CAPTION}</p></figcaption></figure></div><div class="list-news-suggest"><h3>Xem thêm</h3>{items(mark='<div class="news-home-item"><h3 class="main-title"><a href="{}">{}</a></h3></div>')}</div></div></body></html>""",
    title=TITLE,
    date=AT,
    author="Lê Vũ",
    sapo=SAPO,
    captions=1,
    related=OTHERS[0],
)
add(
    "cnnd_datarole",
    f"""<html><head><title>{TITLE}</title></head><body><div class="xx1"><div class="xx2" data-role="cate-name"><a href="/kt">Kinh tế</a></div><h1 class="xx3" data-role="title">{TITLE}</h1><div class="xx4" data-role="author">Lê Vũ</div><div class="xx5" data-role="publishdate">05/03/2020 14:05 GMT+7</div><h2 class="xx6" data-role="sapo">{SAPO}</h2><div class="xx7" data-role="content">{body()}<figure class="VCSortableInPreviewMode"><div><img src="a.jpg"></div><figcaption class="PhotoCMS_Caption"><p data-placeholder="Nhập chú thích ảnh">{CAPTION}</p></figcaption></figure></div></div></body></html>""",
    title=TITLE,
    date=AT,
    author="Lê Vũ",
    sapo=SAPO,
    captions=1,
    section="Kinh tế",
)
add(
    "laodong2015",
    f"""<html><head><title>{TITLE} | Báo Lao Động Online</title></head><body><div class="breadcrumb"><a href="/">Trang chủ</a><a href="/kinh-te">Kinh tế</a></div><div class="article"><h1 class="title">{TITLE}</h1><div class="time">LĐO <span class="author">LÊ VŨ</span> 14:05 05/03/2020</div><div class="abstract"><p>{SAPO}</p></div><div class="content">{body()}<table class="tplCaption"><tr><td><img src="a.jpg"></td></tr><tr><td class="Image">{CAPTION}</td></tr></table></div></div><div class="tag">TAGS: <a href=#>chè</a></div><div class="relate"><h3>TIN BÀI LIÊN QUAN</h3><ul>{items(mark=ITEM)}</ul></div></body></html>""",
    title=TITLE,
    date=AT,
    author="LÊ VŨ",
    sapo=SAPO,
    captions=1,
    related=OTHERS[0],
    section="Kinh tế",
)
add(
    "baogiaothong2014",
    f"""<html><head><title>{TITLE}</title></head><body><div id="divnewsdetail"><h1 class="posttitle">{TITLE}</h1><p class="dateAdd">Thứ 5, 05/03/2020, 14:05 [GMT+7]</p><div class="postcontent"><p class="bold">{SAPO}</p>{body()}<table class="image"><tr><td><img src="1.jpg"></td></tr><tr><td style="text-align:center">{CAPTION}</td></tr></table><p style="text-align:right"><strong>Lê Vũ</strong></p></div><div class="news_relate_one"><b>Xem thêm:</b><ul>{items(mark=ITEM)}</ul></div></div></body></html>""",
    title=TITLE,
    date=AT,
    author="Lê Vũ",
    captions=1,
    related=OTHERS[0],
)
add(
    "plain1999",
    f"""<HTML><HEAD><TITLE>Nhan Dan - Kinh te</TITLE></HEAD><BODY><CENTER><H2>{TITLE}</H2></CENTER><P><I>{SAPO}</I></P>{"".join(f"<P>{p}" for p in PARAGRAPHS)}<P ALIGN=RIGHT><B>LÊ VŨ</B></P><HR><A HREF="index.htm">Trang chính</A> | <A HREF="kt.htm">Kinh tế</A></BODY></HTML>""",
    title=TITLE,
    author="LÊ VŨ",
    sapo=SAPO,
)
add(
    "baodautu",
    f"""<html><head><title>{TITLE}</title><meta name="author" content="baodautu"></head><body><div class="fs24 title-detail">{TITLE}</div><div class="post-by"><span class="author">Lê Vũ</span> <span class="post-time">- 05/03/2020 14:05</span></div><div class="article-related-top author"><p class="tit">TIN LIÊN QUAN</p><ul>{items(mark=ITEM)}</ul></div><div class="sapo_detail">{SAPO}</div><div id="content_detail_news">{body()}</div></body></html>""",
    title=TITLE,
    date=AT,
    author="Lê Vũ",
    sapo=SAPO,
    related=OTHERS[0],
)
add(
    "sapo_pic_first",
    f"""<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><p>05/03/2020</p><div><img src="a.jpg" width=500><br>{CAPTION}</div><div><strong>{SAPO}</strong></div><div>{"".join(f"<div>{p}</div>" for p in PARAGRAPHS)}</div><div style="text-align:right">(Nguồn: TTXVN)</div></body></html>""",
    title=TITLE,
    date="2020-03-05",
    sapo=SAPO,
    captions=1,
    credit="(Nguồn: TTXVN)",
)
add(
    "figure_mid_div",
    f"""<html><head><title>{TITLE}</title></head><body><article><h1>{TITLE}</h1><div class="a1">{"".join(f"<div class=b1><span>{p}</span></div>" for p in PARAGRAPHS[:2])}<div class="b2"><div><img src="a.jpg"></div><div class="b3">{CAPTION}</div></div>{"".join(f"<div class=b1><span>{p}</span></div>" for p in PARAGRAPHS[2:])}</div></article></body></html>""",
    title=TITLE,
    captions=1,
)
add(
    "interview",
    f"""<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><div class="detail-content"><p><b>PV: Thưa ông, phong trào thi đua của huyện ta năm nay ra sao?</b></p><p>{PARAGRAPHS[0]}</p><p><b>Vậy thu nhập của bà con có tăng lên không, thưa ông?</b></p><p>{PARAGRAPHS[1]}</p><p>{PARAGRAPHS[2]}</p><p>{PARAGRAPHS[3]}</p><p><b>Xin cảm ơn ông!</b></p><p><b>Lê Vũ (thực hiện)</b></p></div></body></html>""",
    title=TITLE,
    author="Lê Vũ",
)
add(
    "spoken_labels",
    f"""<html><head><title>{TITLE} - BBC News Tiếng Việt</title></head><body><nav><ul><li><a href="/vn">Việt Nam</a></li></ul></nav><main role="main"><div><h1 id="content" tabindex="-1">{TITLE}</h1></div><section><ul><li><span>Tác giả, </span><span>Lê Vũ</span></li><li><span>Vai trò, </span><span>BBC News Tiếng Việt</span></li></ul></section><div><time datetime="2020-03-05T14:05:00+07:00">5 tháng 3 2020</time></div><figure><div><img src="che.jpg"><p role="text"><span>Nguồn hình ảnh, </span>Getty Images</p></div><figcaption><span>Chụp lại hình ảnh, </span><p>Nương chè trên sườn núi</p></figcaption></figure><div><p><b>{SAPO}</b></p></div>{paragraphs('<div dir="ltr"><p>{}</p></div>')}<section><h2>Tin liên quan</h2><ul>{items(mark=ITEM)}</ul></section></main></body></html>""",
    title=TITLE,
    author="Lê Vũ",
    sapo=SAPO,
    captions=1,
    related=OTHERS[0],
)
add(
    "printed",
    f"""<html><head><title>In bài viết</title></head><body onload="window.print()"><div><img src="logo.gif"> <b>Báo Ấp Bắc điện tử</b></div><hr><div>Cập nhật lúc: 14:05, Thứ 5, 05/03/2020 (GMT+7)</div><h2>{TITLE}</h2><p><b>{SAPO}</b></p>{paragraphs("<p>{}</p>")}<p align="right"><b>Bài và ảnh Lê Vũ</b></p><hr>Đường dẫn bài viết: http://www.baoapbac.vn/kinh-te/202003/che-123/<br>© Bản quyền thuộc Báo Ấp Bắc</body></html>""",
    title=TITLE,
    author="Lê Vũ",
    sapo=SAPO,
)
add(
    "sections_in_a_row",
    f"""<html><head><title>{TITLE}</title></head><body><article><header class="the-article-header"><p class="the-article-category"><a class="parent_cate" href="/kinh-te.html">Kinh tế</a><a href="/nong-nghiep.html">Nông nghiệp</a></p><h1 class="the-article-title">{TITLE}</h1><ul class="the-article-meta"><li class="the-article-author">Lê Vũ</li><li class="the-article-publish">Thứ năm, 5/3/2020 14:05 (GMT+7)</li></ul></header><p class="the-article-summary">{SAPO}</p><div class="the-article-body">{paragraphs("<p>{}</p>")}</div></article></body></html>""",
    title=TITLE,
    date=AT,
    author="Lê Vũ",
    sapo=SAPO,
    section="Kinh tế",
)
