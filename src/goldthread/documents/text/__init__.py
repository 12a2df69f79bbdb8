"""Plain text: a tab-separated extraction of a PDF, or a text typed with tabs or bars."""
