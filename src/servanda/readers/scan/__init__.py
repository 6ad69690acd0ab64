"""What every reader of running text shares: markup, front matter, paragraphs, zones. Names no language."""
