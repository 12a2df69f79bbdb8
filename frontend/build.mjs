// Compiles the one style sheet of Goldthread's pages into the package's static files.
// Run by `npm run build`, and by `./gold` when the environment is made.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import * as sass from "sass";

const here = dirname(fileURLToPath(import.meta.url));
const modules = join(here, "node_modules");
const out = join(here, "..", "src", "goldthread", "web", "static", "goldthread", "build");

const started = performance.now();
const { css } = sass.compile(join(here, "goldthread.scss"), {
  loadPaths: [modules],
  style: "compressed",
});

const { version } = JSON.parse(
  await readFile(join(modules, "govuk-frontend", "package.json"), "utf8"),
);
const licence = `/*! With parts of GOV.UK Frontend ${version}, MIT licence, Crown copyright (Government Digital Service). */\n`;
await mkdir(out, { recursive: true });
await writeFile(join(out, "goldthread.css"), licence + css);
// Served to every browser that takes it, without a web server in front to compress.
await writeFile(join(out, "goldthread.css.gz"), gzipSync(licence + css, { level: 9 }));

const kilobytes = (bytes) => (bytes / 1024).toFixed(1);
const seconds = ((performance.now() - started) / 1000).toFixed(1);
console.log(
  `goldthread.css: ${kilobytes(css.length)} KB, ${kilobytes(gzipSync(css).length)} KB compressed, ${seconds} s`,
);
