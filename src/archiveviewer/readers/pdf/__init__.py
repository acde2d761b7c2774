"""PDF, by PDFium, which nothing else imports: text as an article (`reading`), pages as pictures (`rendering`)."""
