"""The page of a document, read back as a browser or a parser reads it.

    python3 test_page.py WRITE_SAMPLE              with html.parser alone
    python3 test_page.py WRITE_SAMPLE --browser    also in headless Chromium; ends with 77
                                                   where there is none

The figures that stand in the page are those of swst_document_figures(). In the browser
nothing overlaps, on the screen and as printed on A4, and nothing is wider than the page.
"""
import html.parser
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

WRITE_SAMPLE = os.path.abspath(sys.argv[1])
BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))),
               None)
SKIPPED = 77
VOID = {"meta", "br"}

# Put into a copy of the page: where its texts and boxes lie, as JSON in an attribute.
MEASURE = """<script>
window.addEventListener('load', () => {
  const boxes = [], wide = [];
  const put = (what, rects) => { for (const r of rects) if (r.width && r.height)
    boxes.push([what, r.left, r.top, r.right, r.bottom]); };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode()); ) {
    const name = node.parentElement.tagName.toLowerCase();
    if (!node.data.trim() || ['style', 'title', 'desc', 'script', 'sup'].includes(name)
        || node.parentElement.closest('sup')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    put(node.data.trim().slice(0, 40), name === 'text'
        ? [node.parentElement.getBoundingClientRect()] : range.getClientRects());
  }
  const page = document.documentElement.clientWidth;
  for (const element of document.body.querySelectorAll('*')) {
    const r = element.getBoundingClientRect();
    if (r.left < -1 || r.right > page + 1) wide.push([element.tagName, r.left, r.right]);
  }
  document.body.setAttribute('data-measured', JSON.stringify({
    boxes, wide, page, scrolls: document.documentElement.scrollWidth }));
});
</script>"""


def written(*words):
    return subprocess.run([WRITE_SAMPLE, *words], check=True, stdout=subprocess.PIPE,
                          universal_newlines=True, encoding="utf-8").stdout


class Page(html.parser.HTMLParser):
    """Figures with their data and text, points of charts, ids, and what is left open."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.open, self.figures, self.points, self.ids, self.links = [], [], [], [], []
        self.names, self.language, self.heading = set(), None, ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        data = dict(attrs)
        self.names.add(tag)
        if "id" in data:
            self.ids.append(data["id"])
        if data.get("href", "").startswith("#"):
            self.links.append(data["href"][1:])
        if tag == "html":
            self.language = data["lang"]
        if tag == "a" and data.get("class") == "figure":
            self.figures.append((data, []))
        if data.get("class") == "point":
            self.points.append(data)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.names.add(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            raise ValueError("</%s> closes nothing at %s" % (tag, self.getpos()))

    def handle_data(self, data):
        if self.open[-1:] == ["a"] and self.figures and not self.figures[-1][1]:
            self.figures[-1][1].append(data)
        if self.open[-1:] == ["h1"]:
            self.heading += data


class ReadBack(unittest.TestCase):
    """What stands in the page is what the library says of the document."""

    def page(self, language):
        return Page(written("html", language))

    def figures(self, language):
        return {row["mark"]: row for row in json.loads(written("figures", language))["rows"]}

    def check_figures(self, page, figures):
        seen = set()
        for data, text in page.figures:
            row = figures[data["data-mark"]]
            value = row.get("value")
            seen.add(row["mark"])
            self.assertEqual(data["data-indicator"], row["code"])
            self.assertEqual([data["data-from"], data["data-to"], data["data-as-of"],
                              data["data-filter"]],
                             [row["from"], row["to"], row["as_of"], row["filter"]])
            self.assertTrue(row["text"].startswith(text[0]), (row["text"], text))
            if isinstance(value, dict):
                if row.get("reason") in (None, "empty"):
                    self.assertEqual([data["data-n"], data["data-d"], data["data-unit"]],
                                     [str(value["n"]), str(value["d"]), value["unit"]])
                if value.get("percent") is not None:
                    self.assertEqual(text[0], "%.1f%%" % value["percent"])
                if value.get("average") is not None:
                    self.assertEqual(text[0], "%.1f" % value["average"])
            elif value is not None:
                shown = value / 100 if data["data-unit"] == "fen" else value
                self.assertEqual(float(text[0]), shown)
                self.assertEqual(data["data-n"], str(value))
            else:
                self.assertNotIn("data-n", data)
            if "reason" in row:
                self.assertFalse(re.search("[0-9]", text[0]), text)
        for point in page.points:
            if "data-mark" in point:
                row = figures[point["data-mark"]]
                seen.add(row["mark"])
                percent = row["value"]["percent"]
                self.assertEqual(point["data-value"], "" if percent is None
                                 else "%.1f" % percent)
        return seen

    def test_every_figure_reads_back_in_both_languages(self):
        for language in ("zh", "en"):
            page, figures = self.page(language), self.figures(language)
            seen = self.check_figures(page, figures)
            self.assertEqual(set(figures) - seen, {"f2"})   # with which a change compares
            self.assertGreater(len(page.figures), 50)
            self.assertGreater(len(page.points), 50)

    def test_every_element_is_closed_and_every_link_leads_somewhere(self):
        page = self.page("zh")
        self.assertEqual(page.open, [])
        self.assertEqual(len(page.ids), len(set(page.ids)))
        self.assertEqual(set(page.links) - set(page.ids), set())
        self.assertTrue({"m-" + mark for mark in self.figures("zh")} <= set(page.ids))
        self.assertFalse({"script", "link", "img", "iframe", "object"} & page.names)
        self.assertEqual(page.language, "zh-CN")

    def test_texts_stay_texts(self):
        page = self.page("zh")
        self.assertNotIn("script", page.names)
        self.assertEqual(page.heading, "东陂镇社工站2022年6月工作总结")


class InBrowser(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.place = tempfile.TemporaryDirectory()
        cls.pages = {language: written("html", language) for language in ("zh", "en")}

    @classmethod
    def tearDownClass(cls):
        cls.place.cleanup()

    def run_browser(self, page, *words, width=900):
        path = os.path.join(self.place.name, "page.html")
        with open(path, "w", encoding="utf-8") as file:
            file.write(page)
        return subprocess.run(
            [BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
             "--user-data-dir=" + os.path.join(self.place.name, "profile"),
             "--window-size=%d,1200" % width, *words, "file://" + path],
            check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=120,
            universal_newlines=True, encoding="utf-8").stdout

    def test_the_browser_reads_the_same_figures(self):
        for language, page in self.pages.items():
            dom = Page(self.run_browser(page, "--dump-dom"))
            figures = {row["mark"]: row
                       for row in json.loads(written("figures", language))["rows"]}
            checks = ReadBack()
            self.assertEqual(set(figures) - checks.check_figures(dom, figures), {"f2"})

    def measured(self, page, width):
        dom = self.run_browser(page.replace("</body>", MEASURE + "</body>"), "--dump-dom",
                               "--virtual-time-budget=5000", width=width)
        found = re.search(r'data-measured="([^"]*)"', dom)
        self.assertIsNotNone(found, "the page was not measured")
        return json.loads(html.unescape(found.group(1)))

    def assert_clear(self, measured):
        """No two texts on one another: they may touch, as letters' boxes do."""
        self.assertEqual(measured["wide"], [])
        self.assertLessEqual(measured["scrolls"], measured["page"])
        boxes = sorted(measured["boxes"], key=lambda box: box[2])
        self.assertGreater(len(boxes), 300)
        for i, (text, left, top, right, bottom) in enumerate(boxes):
            for other in boxes[i + 1:]:
                if other[2] >= bottom:
                    break
                across = min(right, other[3]) - max(left, other[1])
                down = min(bottom, other[4]) - other[2]
                least = min(bottom - top, other[4] - other[2])
                self.assertFalse(across > 1 and down > .35 * least,
                                 "%r and %r overlap: %r" % (text, other[0], other))

    def test_nothing_overlaps_and_nothing_is_wider_than_the_page(self):
        for page in self.pages.values():
            for width in (1280, 900, 500):
                self.assert_clear(self.measured(page, width))

    def test_nothing_overlaps_as_it_is_printed(self):
        """The rules for paper hold on the screen too, at the width of A4 less its margins."""
        for page in self.pages.values():
            self.assert_clear(self.measured(page.replace("@media print", "@media screen"), 643))

    def test_it_prints_on_a4_with_the_heads_of_tables_repeated(self):
        path = os.path.join(self.place.name, "page.pdf")
        self.run_browser(self.pages["zh"], "--no-pdf-header-footer", "--print-to-pdf=" + path)
        with open(path, "rb") as file:
            pdf = file.read()
        self.assertTrue(pdf.startswith(b"%PDF"))
        sizes = set(re.findall(rb"/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]", pdf))
        self.assertTrue(sizes)
        for width, height in sizes:
            self.assertAlmostEqual(float(width), 595.3, delta=1)
            self.assertAlmostEqual(float(height), 841.9, delta=1)
        if shutil.which("pdftotext"):
            pages = subprocess.run(["pdftotext", "-layout", path, "-"], check=True,
                                   stdout=subprocess.PIPE, universal_newlines=True,
                                   encoding="utf-8").stdout.split("\f")
            self.assertGreater(sum("村委会" in page and "负责人" in page for page in pages), 1)
            self.assertIn("84.4%（27/32份）", "".join(pages).replace(" ", ""))


if __name__ == "__main__":
    in_browser = "--browser" in sys.argv
    if in_browser and not BROWSER:
        print("没有 Chromium，测试没有运行\nWithout Chromium this did not run")
        sys.exit(SKIPPED)
    if not in_browser:
        del InBrowser
    unittest.main(argv=sys.argv[:1])
