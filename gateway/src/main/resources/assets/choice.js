// The language that a reader chooses at the head of a page leads them in by the front door for a year.
document.querySelector(".masthead").addEventListener("click", ({ target }) => {
  if (target.hreflang) document.cookie = "lang=" + target.hreflang + "; Path=/; Max-Age=31536000; SameSite=Lax";
});
