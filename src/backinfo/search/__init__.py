"""Plain-language search: words to ranked entries, and words that sound like a warning sign."""
