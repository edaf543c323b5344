"""Reading English: the spaCy pipeline, and names, times, quantities and quotations of a text."""
