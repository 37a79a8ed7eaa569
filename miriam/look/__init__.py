"""How everything looks and speaks: components, charts, forms, paper, language; knows no domain."""
