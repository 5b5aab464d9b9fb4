"""Text of content: variables in their sandbox, Markdown to clean HTML, and what is unsafe in it."""
