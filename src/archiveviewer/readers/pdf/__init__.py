"""PDF: its pages as pictures, by PDFium. Nothing else imports that library."""
