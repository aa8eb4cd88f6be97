// Judges the pages of a running site, as deploy/acceptance/quality has it called.
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { HtmlValidate, StaticConfigLoader } from "html-validate";

const run = promisify(execFile);
const [base, folder, ...options] = process.argv.slice(2);
const runs = Number(options.find((option) => option.startsWith("--runs="))?.slice(7) ?? 3);
const enough = Number(options.find((option) => option.startsWith("--performance="))?.slice(14) ?? 100);
const failures = [];

const say = (line) => console.log(line);
const fail = (line) => { failures.push(line); say(`FAILED ${line}`); };

const text = async (address) => {
  const answer = await fetch(base + address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.text();
};

/** In each language of the site the newest article that can be read in it, and all that leads there. */
async function pagesOf(language) {
  const { items } = JSON.parse(await text(`/api/v1/articles?lang=${language}&limit=50`));
  const article = items.find((item) => item.language === language && item.tags.length) ?? items.find((item) => item.tags.length);
  if (!article) throw new Error(`nothing with a tag is published, such as /${language} could show`);
  const word = encodeURIComponent(article.title.split(/\s+/).sort((a, b) => b.length - a.length)[0]);
  return {
    [`front ${language}`]: `/${language}`,
    [`article ${language}`]: article.url,
    [`tag ${language}`]: `/${language}/tags/${article.tags[0].key}`,
    [`search ${language}`]: `/${language}/search?q=${word}`,
    [`author ${language}`]: article.authors[0]?.key && `/${language}/authors/${article.authors[0].key}`,
    [`archive ${language}`]: `/${language}/archive/${article.publishedAt.slice(0, 4)}/${article.publishedAt.slice(5, 7)}`,
    [`for you ${language}`]: `/${language}/for-you`,
    [`saved ${language}`]: `/${language}/saved`,
    [`about ${language}`]: `/${language}/about`,
    [`privacy ${language}`]: `/${language}/privacy`,
  };
}

// ---- html-validate: what the standard and accessibility ask for; how the markup looks is our own business

async function validate(pages) {
  const validator = new HtmlValidate(new StaticConfigLoader({
    root: true,
    extends: ["html-validate:standard", "html-validate:a11y", "html-validate:document"],
    rules: { "require-sri": ["error", { target: "crossorigin" }] }, // whoever could change our files could change our pages
  }));
  for (const [name, address] of Object.entries(pages)) {
    const report = await validator.validateString(await text(address), `${name}.html`);
    for (const { messages } of report.results) {
      for (const { severity, line, ruleId, message } of messages) {
        if (severity === 2) fail(`html-validate, ${name}, line ${line}: ${message} (${ruleId})`);
      }
    }
  }
  say(`html-validate: ${Object.keys(pages).length} pages`);
}

// ---- newsboat: a reader of feeds that people use

async function feeds(languages) {
  const place = await mkdtemp(path.join(tmpdir(), "newsboat-"));
  let all = 0; // a language of which there is only the gist has an empty feed
  try {
    for (const language of languages) {
      for (const name of ["feed.xml", "atom.xml"]) {
        const at = path.join(place, `${language}-${name}`);
        await writeFile(`${at}.urls`, `${base}/${language}/${name}\n`);
        await writeFile(`${at}.config`, "");
        const boat = (...words) => run("newsboat",
          ["-u", `${at}.urls`, "-c", `${at}.db`, "-C", `${at}.config`, ...words], { env: { ...process.env, HOME: place, TERM: "xterm" } });
        await boat("-x", "reload");
        const { stdout } = await boat("-x", "print-unread");
        const unread = Number(/\d+/.exec(stdout)?.[0] ?? 0);
        const told = ((await text(`/${language}/${name}`)).match(/<(item|entry)[\s>]/g) ?? []).length;
        all += unread;
        if (unread === told) say(`newsboat: ${unread} articles in /${language}/${name}`);
        else fail(`newsboat found ${unread} of ${told} articles in /${language}/${name}: ${stdout.trim()}`);
      }
    }
  } finally {
    await rm(place, { recursive: true });
  }
  if (all === 0) fail("newsboat found nothing at all");
}

// ---- Lighthouse, as on a phone: the best of some runs, beside a page with nothing on it, which says how quiet the machine is

const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];

const EMPTY = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Nothing</title><meta name="description" content="Nothing"></head><body><h1>Nothing</h1></body></html>`;

async function lighthouse(name, address, skipped) {
  const best = {};
  const found = {};
  for (let i = 1; i <= runs; i++) {
    const report = path.join(folder, `${name.replaceAll(" ", "-")}-${i}.json`);
    await run("npx", ["--no-install", "lighthouse", address, "--quiet", "--output=json", `--output-path=${report}`,
      `--only-categories=${CATEGORIES}`, ...(skipped.length ? [`--skip-audits=${skipped}`] : []),
      "--chrome-flags=--headless=new --no-sandbox --disable-dev-shm-usage"], { maxBuffer: 1 << 26 });
    const { categories, audits } = JSON.parse(await readFile(report, "utf8"));
    for (const category of CATEGORIES) {
      const score = Math.round(categories[category].score * 100);
      if (!(score <= best[category])) {
        best[category] = score;
        found[category] = categories[category].auditRefs
          .filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 1)
          .map(({ id }) => id);
      }
    }
    if (CATEGORIES.every((category) => best[category] >= (category === "performance" ? enough : 100))) break;
  }
  say(`lighthouse, ${name}: ${CATEGORIES.map((category) => `${category} ${best[category]}`).join(", ")}`);
  return { best, found };
}

async function measure(pages) {
  const control = createServer((_, answer) => answer.writeHead(200, { "Content-Type": "text/html; charset=utf-8" }).end(EMPTY));
  await new Promise((listening) => control.listen(0, "127.0.0.1", listening));
  try {
    const nothing = await lighthouse("control", `http://127.0.0.1:${control.address().port}/`, []);
    const attainable = nothing.best.performance;
    for (const [name, address] of Object.entries(pages)) {
      // What a search finds is nothing for search engines, nor is the mere gist of a text: that pages say so is meant.
      const meant = /<meta name="robots" content="[^"]*noindex/.test(await text(address));
      const { best, found } = await lighthouse(name, base + address, meant ? ["is-crawlable"] : []);
      for (const category of CATEGORIES) {
        const least = category === "performance" ? Math.min(enough, attainable) : 100;
        if (best[category] < least) fail(`lighthouse, ${name}: ${category} ${best[category]} of ${least}, for ${found[category]}`);
      }
    }
  } finally {
    control.close();
  }
}

await mkdir(folder, { recursive: true });
const languages = options.find((option) => option.startsWith("--languages="))?.slice(12).split(",") ?? ["fr", "en"];
const pages = Object.fromEntries((await Promise.all(languages.map(pagesOf))).flatMap(Object.entries).filter(([, address]) => address));
await validate(pages);
await feeds(languages);
if (!options.includes("--without-lighthouse")) {
  await measure(Object.fromEntries(Object.entries(pages).filter(([name]) => /^(front|article|tag|search) fr$/.test(name)
    || name === `front ${languages[0]}` || name === `article ${languages.at(-1)}`)));
}
if (failures.length) {
  say(`${failures.length} failures:\n${failures.join("\n")}`);
  process.exitCode = 1;
}
