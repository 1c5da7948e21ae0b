"""From records to pages: one small module a page, blocks only, no colours."""
