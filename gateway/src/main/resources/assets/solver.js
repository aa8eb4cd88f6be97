// Finds the number of an ALTCHA proof of work: hash(salt + number) = challenge.
"use strict";
onmessage = async ({ data: { algorithm, challenge, salt, maxnumber } }) => {
  const encoder = new TextEncoder();
  const batch = 200;
  for (let start = 0; start <= maxnumber; start += batch) {
    const numbers = [];
    for (let n = start; n < start + batch && n <= maxnumber; n++) numbers.push(n);
    const digests = await Promise.all(
      numbers.map((n) => crypto.subtle.digest(algorithm, encoder.encode(salt + n))));
    for (let i = 0; i < digests.length; i++) {
      let hex = "";
      for (const byte of new Uint8Array(digests[i])) hex += byte.toString(16).padStart(2, "0");
      if (hex === challenge) return postMessage({ number: numbers[i] });
    }
  }
  postMessage({});
};
