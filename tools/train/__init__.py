"""Learn what people mean from labelled texts: the weights that the search and the desk add up."""
