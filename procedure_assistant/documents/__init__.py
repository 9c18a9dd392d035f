"""Paper: ReportLab draws a note on sheets, PDFium turns the sheets into pictures. Decides nothing clinical and words nothing."""
