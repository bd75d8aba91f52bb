# Une page déplacée, et le titre d'un livre qui ne dit rien.

frame-moved = Cette page a été déplacée
neutral-title = Notes
