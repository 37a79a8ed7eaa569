"""What goes home with her on paper: in which language, and the few words around her own."""
