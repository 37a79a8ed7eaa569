"""Tools she may lay out with her case manager if she likes; nothing here is a form to fill."""
