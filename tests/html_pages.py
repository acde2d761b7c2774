"""Small pages in the manners of many newsrooms' systems, written for the tests; their stories are made up."""

# ruff: noqa: E501 — markup as pages write it

from __future__ import annotations

PARAGRAPHS = (
    (
        "Sáng 5/3, tại Nhà văn hóa xã Minh Thanh, huyện Sơn Dương, Hội Nông dân tỉnh phối hợp với các ngành tổ chức hội nghị "
        "tổng kết mười năm thực hiện phong trào thi đua sản xuất giỏi trên địa bàn."
    ),
    (
        "Theo báo cáo của ban tổ chức, đến nay toàn huyện có hơn 1.200 hộ đạt danh hiệu sản xuất, kinh doanh giỏi các cấp; thu "
        "nhập bình quân của các hộ tăng gấp đôi so với năm đầu phát động phong trào."
    ),
    (
        "Bà Nguyễn Thị Hoa, một hộ trồng chè ở thôn Cảy, cho biết gia đình bà đã chuyển toàn bộ diện tích chè cũ sang giống mới, "
        "mỗi năm thu về gần hai trăm triệu đồng."
    ),
    (
        "Hội nghị đã khen thưởng 25 tập thể, cá nhân có thành tích xuất sắc, đồng thời đề ra phương hướng, nhiệm vụ cho những "
        "năm tiếp theo."
    ),
)
TITLE = "Nông dân Sơn Dương thi đua sản xuất giỏi"
SAPO = "Phong trào thi đua sản xuất, kinh doanh giỏi đã giúp hàng nghìn hộ nông dân Sơn Dương vươn lên làm giàu chính đáng."
CAPTION = "Người dân thôn Cảy thu hái chè xuân. Ảnh: Lê Vũ"
OTHERS = (
    "Minh Thanh giữ rừng đầu nguồn",
    "Chè Shan tuyết vào vụ mới ở Na Hang",
    "Hàm Yên mở rộng vùng cam an toàn",
    "Khai mạc hội chợ nông sản mùa xuân",
)


def paragraphs(mark: str = '<p class="Normal">{}</p>') -> str:
    return "\n".join(mark.format(text) for text in PARAGRAPHS)


def items(prefix: str = "/tin-", titles: tuple[str, ...] = OTHERS, mark: str = '<li><a href="{}">{}</a></li>') -> str:
    return "\n".join(mark.format(f"{prefix}{number}.html", title) for number, title in enumerate(titles, 100))


MENU = (
    "<div class='menu'><ul>"
    + "".join(
        f"<li><a href='/{number}'>{name}</a></li>"
        for number, name in enumerate(["Trang chủ", "Thời sự", "Kinh tế", "Xã hội"])
    )
    + "</ul></div>"
)

VNEXPRESS = f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{TITLE} - Báo VnExpress</title>
<meta property="og:title" content="{TITLE} - VnExpress"><meta property="og:type" content="article">
<meta property="og:site_name" content="vnexpress.net"><meta name="author" content="VnExpress">
<meta name="pubdate" content="2020-03-05T14:05:07+07:00"><link rel="canonical" href="https://vnexpress.net/nong-dan-4063000.html">
<script type="application/ld+json">{{"@context":"http://schema.org","@type":"NewsArticle","headline":"{TITLE}",
"datePublished":"2020-03-05T14:05:07+07:00","author":{{"@type":"Organization","name":"VnExpress"}},
"publisher":{{"@type":"Organization","name":"VnExpress"}}}}</script></head><body>{MENU}
<section class="section page-detail top-detail"><div class="sidebar-1"><div class="header-content width_common">
<ul class="breadcrumb"><li><a href="/thoi-su">Thời sự</a></li></ul><span class="date">Thứ năm, 5/3/2020, 14:05 (GMT+7)</span></div>
<h1 class="title-detail">{TITLE}</h1><p class="description"><span class="location-stamp">Tuyên Quang</span>{SAPO}</p>
<article class="fck_detail width_common block_ads_connect">{paragraphs()}
<figure class="tplCaption"><picture><source data-srcset="https://i1.vnecdn.net/che-680.jpg 1x, https://i1.vnecdn.net/che-1020.jpg 2x">
<img src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP" data-src="https://i1.vnecdn.net/che.jpg" alt="x"></picture>
<figcaption><p class="Image">{CAPTION}</p></figcaption></figure>
<p class="author_mail" style="text-align:right;"><strong>Lê Phương</strong></p></article>
<ul class="list-news" id="vne_related_box">{items()}</ul></div>
<div class="sidebar-2"><aside class="box-most-view"><h2>Xem nhiều</h2><h3><a href="/9">Chuyện khác hẳn ai cũng xem hôm nay</a></h3></aside></div>
</section><footer>Tổng biên tập: Phạm Hiếu</footer></body></html>"""

TUOITRE = f"""<html><head><title>{TITLE} - Tuổi Trẻ Online</title><meta property="og:title" content="{TITLE}">
<meta property="article:published_time" content="2020-03-05T14:05:00+07:00"><meta property="og:url" content="https://tuoitre.vn/nong-dan-20200305140500.htm">
<meta property="article:author" content="baotuoitre"><meta property="og:site_name" content="TUOI TRE ONLINE"></head><body>{MENU}
<div class="detail-section"><div class="detail-top"><div data-role="cate-name"><a href="/nhip-song-tre">Nhịp sống trẻ</a></div>
<div class="detail-time"><div data-role="publishdate">05/03/2020 14:05 GMT+7</div></div></div>
<h1 class="detail-title article-title" data-role="title">{TITLE}</h1>
<div class="detail-info"><div class="author-info"><a class="name">HOÀNG TÁO</a></div></div>
<h2 class="detail-sapo" data-role="sapo">TTO - {SAPO}</h2>
<div class="detail-cmain"><div class="detail-content afcbc-body" data-role="content" itemprop="articleBody">
<div class="VCSortableInPreviewMode" type="Photo"><div><img src="https://cdn.tuoitre.vn/che.jpg"></div>
<div class="PhotoCMS_Caption"><p data-placeholder="nhập chú thích">Người dân thôn Cảy thu hái chè xuân - Ảnh: LÊ VŨ</p></div></div>
{paragraphs("<p>{}</p>")}
<div class="VCSortableInPreviewMode alignRight" type="RelatedOneNews"><a href="/1.htm"><img src="a.jpg"></a>
<a class="VCObjectBoxRelatedNewsItemTitle" href="/1.htm">Minh Thanh giữ rừng đầu nguồn</a>
<p class="VCObjectBoxRelatedNewsItemSapo">TTO - Những cánh rừng đầu nguồn được bà con thay nhau canh giữ ngày đêm suốt mấy mươi năm.</p></div></div>
<div class="author-info"><b>HOÀNG TÁO</b></div></div>
<div class="detail__related"><div class="box-title">Tin cùng chuyên mục</div><ul>{items()}</ul></div></div></body></html>"""

THANHNIEN = f"""<html><head><title>{TITLE} | Báo Thanh Niên</title><meta property="og:title" content="{TITLE}">
<meta property="og:type" content="article"><link rel="canonical" href="https://thanhnien.vn/nong-dan-185200305.htm"></head><body>
<div class="detail__breadcrumb breadcrumb"><a href="/">Trang chủ</a><a href="/thoi-su">Thời sự</a></div>
<h1 class="detail-title"><span data-role="title">{TITLE}</span></h1>
<div class="detail-author"><div class="author-info-top"><a class="name" href="/tac-gia/quang-vien">Quang Viên</a></div></div>
<div class="detail-time">05/03/2020 14:05 GMT+7</div><h2 class="detail-sapo">{SAPO}</h2>
<div class="detail-cmain"><div class="detail-content afcbc-body">{paragraphs("<div>{}</div>")}
<table class="picture" align="center"><tbody><tr><td class="pic"><img src="https://images.thanhnien.vn/che.jpg"></td></tr>
<tr><td class="caption"><p>{CAPTION}</p></td></tr></tbody></table></div></div>
<div class="box-lq"><p class="title">Tin liên quan</p>{items(mark='<h3><a href="{}">{}</a></h3>')}</div></body></html>"""

VOV = f"""<html><head><title>{TITLE} | VOV.VN</title><link rel="canonical" href="https://vov.vn/xa-hoi/nong-dan-1018000.vov"></head><body>
<div class="breadcrumb"><a href="/">Trang chủ</a> / <a href="/xa-hoi">Xã hội</a></div>
<div class="article-header"><h1 class="article-title">{TITLE}</h1>
<div class="row article-info"><div class="article-date">Thứ Năm, 14:05, 05/03/2020</div></div></div>
<div class="article-summary">VOV.VN - {SAPO}</div>
<div class="article-content"><div class="text-long">{paragraphs("<p>{}</p>")}
<table class="image center"><tr><td><img src="https://media.vov.vn/che.jpg"/></td></tr><tr><td class="pic_desc">{CAPTION}</td></tr></table>
</div></div><div class="article-author">Thu Hà/VOV.VN</div>
<div class="article-related"><div class="heading">Tin liên quan</div><div class="article-card"><a href="/1.vov"><h3 class="media-title">{OTHERS[0]}</h3></a>
<p class="media-body">VOV.VN - Những cánh rừng đầu nguồn được bà con thay nhau canh giữ.</p></div></div></body></html>"""

VTV = f"""<html><head><title>{TITLE} | VTV.VN</title><meta property="og:site_name" content="BAO DIEN TU VTV"></head><body>
<h1 class="title_detail">{TITLE}</h1><p class="author">Phương Anh - <span class="time">Thứ năm, ngày 05/03/2020 14:05 GMT+7</span></p>
<figure class="news-avatar"><img src="https://cdn.vtv.vn/avatar.jpg"></figure>
<h2 class="sapo">VTV.vn - {SAPO}</h2><div class="ta-justify" id="entry-body">{paragraphs("<p>{}</p>")}
<div class="VCSortableInPreviewMode"><img src="https://cdn.vtv.vn/che.jpg"><div class="PhotoCMS_Caption">{CAPTION}</div></div>
<p><i>* Mời quý độc giả theo dõi các chương trình đã phát sóng của Đài Truyền hình Việt Nam.</i></p></div></body></html>"""

BAOTINTUC = f"""<html><head><title>{TITLE} | baotintuc.vn</title><meta property="og:title" content="{TITLE} | baotintuc.vn">
<meta property="og:url" content="https://baotintuc.vn/dia-phuong/nong-dan-20200305140500000.htm"></head><body>
<h1 class="detail-title">{TITLE}</h1><div class="date"><span class="txt">Thứ Năm, 05/03/2020 14:05</span></div>
<h2 class="sapo">{SAPO}</h2><div class="contents">{paragraphs("<p>{}</p>")}
<p style="text-align:center"><img src="https://cdnmedia.baotintuc.vn/che.jpg"></p>
<p style="text-align:center"><em>Người dân thôn Cảy thu hái chè xuân. Ảnh: Vũ Quang/TTXVN</em></p></div>
<div class="author"><strong>Vũ Quang (TTXVN)</strong></div><div class="related"><a class="title" href="/1.htm">{OTHERS[0]}</a></div></body></html>"""

NHANDAN = f"""<html><head><title>{TITLE} | Báo Nhân Dân điện tử</title><meta property="og:title" content="{TITLE}">
<meta property="article:published_time" content="2020-03-05T14:05:00+0700"></head><body>
<div class="main-col content-col"><div class="article"><div class="breadcrumbs"><h2 class="main"><a href="/nongthonmoi">Nông thôn mới</a></h2></div>
<h1 class="article__title cms-title">{TITLE}</h1><div class="article__meta"><time class="time" datetime="2020-03-05T14:05:00+0700">Thứ năm, ngày 05/03/2020 - 14:05</time></div>
<div class="article__sapo cms-desc">NDO - {SAPO}</div>
<table class="picture" cms-photo-caption="x"><tbody><tr><td class="pic"><img class="cms-photo" src="https://image.nhandan.vn/che.jpg" data-large-src="b"></td></tr>
<tr><td class="caption">{CAPTION}</td></tr></tbody></table>
<div class="article__body cms-body" itemprop="articleBody">{paragraphs("<p>{}</p>")}</div>
<div class="article__author"><span class="name">HÀ THANH</span></div>
<div class="related-news"><h3 class="box-heading">Có thể bạn quan tâm</h3>{items(mark='<article><h2><a href="{}">{}</a></h2></article>')}</div>
</div></div></body></html>"""

QDND = f"""<html><head><title>{TITLE}</title><link rel="canonical" href="https://www.qdnd.vn/kinh-te/tin-tuc/nong-dan-611000"></head><body>
<div class="breadcumb"><a href="/kinh-te">Kinh tế</a></div><div class="post-detail"><h1 class="post-title">{TITLE}</h1>
<span class="post-subinfo">Thứ Năm, ngày 05/03/2020 - 14:05</span><div class="post-summary"><strong>QĐND - {SAPO}</strong></div>
<div class="post-content" itemprop="articleBody">{paragraphs("<p>{}</p>")}
<p style="text-align: center;"><img src="https://file3.qdnd.vn/che.jpg"></p><p style="text-align: center;">{CAPTION}</p>
<p style="text-align: right;"><strong>Bài và ảnh: DUY ĐÔNG</strong></p></div></div>
<div class="list-news-category"><h4>Tin, bài cùng chuyên mục</h4>{items(mark='<article><h3><a href="{}">{}</a></h3></article>')}</div></body></html>"""

HANOIMOI = f"""<html><head><title>{TITLE}</title><meta property="og:url" content="http://hanoimoi.com.vn/tin-tuc/Kinh-te/960000/nong-dan"></head><body>
<div class="article-header"><h1 class="article-title">{TITLE}</h1><div class="cate-time">Thứ Năm 14:05 05/03/2020</div></div>
<div class="article"><p class="article-abstract">(HNM) - {SAPO}</p><div id="articleBody">{paragraphs("<p>{}</p>")}
<table class="thumb"><tr><td><img src="/Uploads/che.jpg"/></td></tr><tr><td>Người dân thôn Cảy thu hái chè xuân. Ảnh: Lê Vũ</td></tr></table></div>
<p class="author">Nguyễn Mai</p></div><div class="other"><p>Các tin khác</p><ul>{items()}</ul></div></body></html>"""

SGGP = f"""<html><head><title>{TITLE} | BÁO SÀI GÒN GIẢI PHÓNG</title></head><body><h1 class="cms-title">{TITLE}</h1>
<div class="time">SGGPO Thứ Năm, 5/3/2020 14:05</div><div class="summary cms-desc"><div>{SAPO}</div></div>
<div class="article-content cms-body" itemprop="articleBody">{paragraphs("<p>{}</p>")}
<figure class="cms-photo"><img src="https://image.sggp.org.vn/che.jpg"><figcaption>{CAPTION}</figcaption></figure></div>
<div class="author cms-author"><strong>THU HOÀI</strong></div>
<div class="related-news"><h4>Tin liên quan</h4><article><h2><a href="/1.html">{OTHERS[0]}</a></h2></article></div></body></html>"""

PROVINCE = f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>Báo Tuyên Quang điện tử</title></head><body>
<form id="aspnetForm"><div id="header"><img src="/images/banner.jpg"></div>{MENU}
<div class="container"><div class="col-left"><div class="duongdan"><a href="/">Trang chủ</a> &raquo; <a href="/kinh-te">Kinh tế</a></div>
<div class="chitiet"><div class="tieude">{TITLE}</div><div class="ngaydang">Cập nhật lúc 14:05, Thứ Năm, 05/03/2020 (GMT+7)</div>
<div class="trichdan">{SAPO}</div><div class="noidung">{paragraphs("<p>{}</p>")}
<div style="text-align:center"><img src="http://baotuyenquang.com.vn/media/images/2020/03/che.jpg"><br><em>Người dân thôn Cảy thu hái chè xuân.</em></div>
<p style="text-align:right"><strong>Bài, ảnh: Lê Vũ</strong></p></div></div>
<div class="tinlienquan"><div class="title">Tin cùng chuyên mục</div><ul>{items()}</ul></div></div>
<div class="col-right"><div class="docnhieu"><div class="tit">Đọc nhiều</div><ul>{items("/doc-")}</ul></div></div></div></form></body></html>"""

TABLES_2003 = f"""<HTML><HEAD><TITLE>Bao Tuyen Quang</TITLE></HEAD><BODY bgColor=#ffffff topMargin=0>
<TABLE width=780 border=0><TR><TD colspan=3><IMG src="images/banner.gif" width=780></TD></TR>
<TR><TD vAlign=top width=130><TABLE><TR><TD><A href="index.asp">Trang chủ</A></TD></TR><TR><TD><A href="kt.asp">Kinh tế</A></TD></TR>
<TR><TD><A href="xh.asp">Văn hóa - Xã hội</A></TD></TR></TABLE></TD>
<TD vAlign=top width=500><TABLE width="100%"><TR><TD class=Title><FONT color=#cc0000 size=4><B>{TITLE}</B></FONT></TD></TR>
<TR><TD><FONT size=1>Ngày 5/3/2003 - 14h05</FONT></TD></TR>
<TR><TD class=Lead><B>{SAPO}</B></TD></TR>
<TR><TD class=Normal><TABLE align=left width=1 border=0><TR><TD><IMG src="images/che.jpg" width=200></TD></TR>
<TR><TD align=middle><FONT size=1><I>Người dân thôn Cảy thu hái chè xuân</I></FONT></TD></TR></TABLE>
{"<BR><BR>".join(PARAGRAPHS)}<BR><BR><P align=right><B>Lê Vũ</B></P></TD></TR>
<TR><TD><HR><B>Các tin đã đưa:</B></TD></TR>
<TR><TD>{items("tin.asp?id=", mark='<IMG src="images/bullet.gif"> <A href="{}">{}</A> <FONT size=1>(04/03/2003)</FONT><BR>')}</TD></TR></TABLE></TD>
<TD vAlign=top width=150><TABLE><TR><TD><B>Tin nổi bật</B></TD></TR><TR><TD><A href="x.asp">Chuyện khác hẳn ai cũng xem hôm nay</A></TD></TR></TABLE></TD></TR>
<TR><TD colspan=3 align=center>Bản quyền Báo Tuyên Quang. Địa chỉ: Phường Tân Quang, thị xã Tuyên Quang</TD></TR></TABLE></BODY></HTML>"""

WORDPRESS = f"""<html><head><title>{TITLE} &#8211; Trang tin Sơn Dương</title><meta property="og:site_name" content="Trang tin Sơn Dương">
<meta property="article:published_time" content="2020-03-05T07:05:07+00:00"></head><body class="single single-post">
<header id="masthead" class="site-header"><h1 class="site-title"><a href="/">Trang tin Sơn Dương</a></h1></header>
<article class="post type-post"><header class="entry-header"><h2 class="entry-title">{TITLE}</h2>
<div class="entry-meta"><span class="posted-on"><time class="entry-date published" datetime="2020-03-05T14:05:07+07:00">5 Tháng Ba, 2020</time></span>
<span class="byline"> bởi <span class="author vcard"><a href="/author/hoa">Nguyễn Hoa</a></span></span></div></header>
<div class="entry-content"><p><strong>{SAPO}</strong></p>{paragraphs("<p>{}</p>")}
<figure class="wp-caption aligncenter"><img src="wp-content/uploads/2020/03/che.jpg"><figcaption class="wp-caption-text">{CAPTION}</figcaption></figure>
<h3>Những tấm gương</h3><ul><li>Ông Lý Văn Páo</li><li>Bà Ma Thị Xuân</li></ul>
<blockquote><p>Làm giàu trên chính mảnh đất quê mình là điều ai cũng mong.</p></blockquote>
<table><tr><th>Năm</th><th>Số hộ</th></tr><tr><td>2010</td><td>600</td></tr><tr><td>2019</td><td>1.200</td></tr></table>
<p>Nguồn: Báo Tuyên Quang</p></div><footer class="entry-footer"><span class="tags-links">Từ khóa: <a href="/tag/che">chè</a></span></footer></article>
<div id="jp-relatedposts"><h3>Bài viết liên quan</h3><ul>{items()}</ul></div>
<div id="comments"><h2>2 bình luận</h2><p>Bài viết hay quá, cảm ơn tác giả đã chia sẻ câu chuyện của bà con quê tôi.</p></div></body></html>"""

TUOITRE_2006 = f"""<html><head><title>Tuổi Trẻ Online - {TITLE}</title></head><body><table width=1000><tr><td class="menu"><a href="/">Trang nhất</a></td>
<td id="divContent"><div class="pNgay">Thứ Năm, 05/03/2006, 14:05 (GMT+7)</div><P class=pSuperTitle>Nông thôn đổi mới:</P>
<P class=pTitle>{TITLE}</P>
<TABLE class=tLegend cellSpacing=0 width=1 align=right><TR><TD><IMG src="ImageView.aspx?ThumbnailID=100" border=1></TD></TR>
<TR><TD class=pLegend>Người dân thôn Cảy thu hái chè xuân - Ảnh: L.V.</TD></TR></TABLE>
<P class=pHead>TT - {SAPO}</P>
<P class=pBody>{PARAGRAPHS[0]}</P><P class=pInterTitle>Chuyện của bà Hoa</P><P class=pBody>{PARAGRAPHS[1]}</P><P class=pBody>{PARAGRAPHS[2]}</P>
<P class=pBody>{PARAGRAPHS[3]}</P><P class=pAuthor>LÊ VŨ</P>
<div class="tinlq"><b>Tin bài liên quan:</b><br>{items(mark='<a href="{}">{}</a><br>')}</div></td></tr></table></body></html>"""

VNEXPRESS_2005 = f"""<HTML><HEAD><TITLE>VnExpress - {TITLE}</TITLE><META http-equiv=Content-Type content="text/html; charset=utf-8"></HEAD><BODY>
<DIV class=menu><A href="/GL/Home/">Trang nhất</A></DIV><DIV class=date>Thứ năm, 5/3/2005, 14:05 GMT+7</DIV>
<TD class=content><H1 class=Title>{TITLE}</H1><H2 class=Lead>{SAPO}</H2>
<P class=Normal>{PARAGRAPHS[0]}</P>
<TABLE cellSpacing=0 cellPadding=3 width=1 align=center><TBODY><TR><TD><IMG src="/Files/Subject/3B/9D/che.jpg" border=1></TD></TR>
<TR><TD class=Image>Người dân thôn Cảy thu hái chè xuân. Ảnh: <EM>Lê Vũ</EM></TD></TR></TBODY></TABLE>
<P class=SubTitle>Chuyện của bà Hoa</P><P class=Normal>{PARAGRAPHS[1]}</P><P class=Normal>{PARAGRAPHS[2]}</P><P class=Normal>{PARAGRAPHS[3]}</P>
<P class=Normal align=right><STRONG>Lê Vũ</STRONG> <EM>(theo TTXVN)</EM></P>
<P class=Normal>&gt;&gt; <A href="/1.htm">Minh Thanh giữ rừng đầu nguồn</A></P></TD></BODY></HTML>"""

JOOMLA = f"""<html><head><title>{TITLE} - Cổng thông tin huyện Sơn Dương</title></head><body><div class="item-page" itemscope itemtype="http://schema.org/Article">
<div class="page-header"><h2 itemprop="name">{TITLE}</h2></div><dl class="article-info muted"><dd class="createdby" itemprop="author">Viết bởi <span itemprop="name">Nguyễn Hoa</span></dd>
<dd class="category-name">Danh mục: <a href="/kt">Kinh tế</a></dd><dd class="published"><time datetime="2020-03-05T14:05:00+07:00" itemprop="datePublished">Được đăng: Thứ năm, 05 Tháng 3 2020 14:05</time></dd></dl>
<div itemprop="articleBody"><p><em><strong>{SAPO}</strong></em></p>{paragraphs('<p style="text-align: justify;">{}</p>')}
<p style="text-align: center;"><img src="/images/che.jpg" alt="" /></p><p style="text-align: center;"><em>Người dân thôn Cảy thu hái chè xuân</em></p></div>
<ul class="pager pagenav"><li class="previous"><a href="/0">Trước</a></li></ul>
<h3>Tin mới hơn</h3><ul>{items()}</ul><h3>Tin cũ hơn</h3><ul>{items("/cu-")}</ul></div></body></html>"""

WORD = f"""<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta http-equiv=Content-Type content="text/html; charset=utf-8">
<meta name=Generator content="Microsoft Word 11"></head><body lang=EN-US><div class=Section1>
<p class=MsoNormal align=center style='text-align:center'><b><span style='font-size:16.0pt'>{TITLE}<o:p></o:p></span></b></p>
<p class=MsoNormal><b><i>{SAPO}</i></b></p>{paragraphs("<p class=MsoNormal style='text-align:justify'><span style='font-size:14.0pt'>{}<o:p></o:p></span></p>")}
<p class=MsoNormal align=right><b>Lê Vũ</b></p></div></body></html>"""

SPANS = f"""<html><head><title>{TITLE}</title></head><body><div id="wrap"><div id="left"><a href="/">Trang chủ</a></div><div id="mid">
<span id="ctl00_lblTitle" style="font-size:18pt;font-weight:bold">{TITLE}</span><br><span id="ctl00_lblDate">05/03/2012 02:05:07 CH</span><br>
<span id="ctl00_lblSummary" style="font-weight:bold">{SAPO}</span><br><span id="ctl00_lblContent">{"<br /><br />".join(PARAGRAPHS)}<br /><br />
<div align="right"><i>Theo TTXVN</i></div></span><br><b>CÁC TIN KHÁC</b><br>{items(mark='• <a href="{}">{}</a> (04/03)<br>')}</div></div></body></html>"""

LIFERAY = f"""<html><head><title>{TITLE} - Cổng thông tin điện tử tỉnh Tuyên Quang</title></head><body><div id="column-1"><div class="portlet-body">
<h3 class="header-title"><span>{TITLE}</span></h3><div class="metadata-publish-date">05/03/2020 14:05</div>
<div class="journal-content-article"><div class="summary"><strong>{SAPO}</strong></div>{paragraphs("<p>{}</p>")}
<div class="image" style="text-align:center"><img src="/documents/che.jpg"><br>Người dân thôn Cảy thu hái chè xuân</div></div>
<div class="asset-related"><h2>Tin cùng chuyên mục</h2>{items()}</div></div></div></body></html>"""

INFINITE = f"""<html><head><title>{TITLE}</title><meta property="og:type" content="article"></head><body><main><article><header><p class="kicker">Nông thôn mới</p><h1>{TITLE}</h1>
<p class="lead">{SAPO}</p><div class="byline">Bài: Lê Vũ</div><time datetime="2020-03-05T14:05:00+07:00">5/3/2020</time></header>
<section>{paragraphs("<p>{}</p>")}<p>&gt;&gt;&gt; <strong>Xem thêm:</strong> <a href="/1">Minh Thanh giữ rừng đầu nguồn</a></p>
<figure><img srcset="che-480.jpg 480w, che-1080.jpg 1080w" src="che-480.jpg"><figcaption>{CAPTION}</figcaption></figure></section></article></main>
<section class="next"><article><h1>Khai mạc hội chợ nông sản mùa xuân</h1><p>Hội chợ có hơn một trăm gian hàng của các huyện, thành phố, mở cửa đến hết chủ nhật tuần này tại quảng trường trung tâm.</p></article></section></body></html>"""
