'use strict';
const links = [...document.querySelectorAll('main > ul a')];
SwaggerUIBundle({
  urls: links.map((link) => ({ url: link.getAttribute('href'), name: link.textContent })),
  dom_id: '#docs',
  deepLinking: true,
  docExpansion: 'none',
  validatorUrl: null,
  presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
  layout: 'StandaloneLayout',
});
