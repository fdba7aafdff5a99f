"""Random ledgers in the manner of a town's station: title rows, one or two header rows,
several encodings, dirt sprinkled in; and beside each what must become of every row.

What is expected is known because the row was made so, not because it was read: nothing
here parses a ledger. Nobody in it exists; identity numbers have the area part 790101."""
import csv
import datetime
import io
import random

VILLAGES = {"前江": "441882107206", "大江": "441882107209", "西塘": "441882107203",
            "塘联": "441882107204", "江夏": "441882107207", "东陂": "441882107201"}
SHARED = "塘联、江夏"                    # the service area of two villages
SERVICES = {"前江": ["前江"], "大江": ["大江"], "西塘": ["西塘"], SHARED: ["塘联", "江夏"],
            "东陂": ["东陂"]}
SERVICE_CODE = "S04"                    # of the shared one: the others are villages here
CATEGORIES = {"低保": ("dibao", "1"), "特困": ("tekun", None), "残疾": ("disabled", "10"),
              "高龄": ("elderly", None), "独居": ("living_alone", "8"), "空巢": ("empty_nest", "15"),
              "失能": ("incapacitated", "16"), "留守老人": ("left_behind_elder", "5")}
OF_HOUSEHOLDS = {"dibao"}
LEVELS = {"红": "red", "黄": "yellow", "绿": "green", "红色": "red", "黄色": "yellow"}
FAMILIES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗梁"
GIVEN = ["伟", "芳", "秀英", "敏", "静", "丽", "强", "磊", "勇", "艳", "杰", "娟", "明", "秀兰", "桂英",
         "玉兰", "建国", "建华", "志强", "春梅", "海燕", "文", "玉珍", "小满", "大有", "福来"]
AS_OF = datetime.date(2022, 6, 30)
FIRST = datetime.date(2022, 1, 1)

HEADINGS = {                            # field: headings that mean it
    "name": ["姓名", "服务对象", "服务对象姓名"],
    "sex": ["性别"],
    "birth_date": ["出生日期", "出生年月日"],
    "id_number": ["身份证号", "公民身份号码", "身份证号码"],
    "phone": ["联系电话", "电话", "手机号码"],
    "area_id": ["村委会", "村（居）委会", "行政村", "所属村"],
    "address": ["家庭住址", "住址", "家庭地址"],
    "head": ["户主", "户主姓名"],
    "relation": ["与户主关系", "与户主的关系"],
    "category": ["类别", "对象类别", "困难类型"],
    "level": ["服务等级", "等级"],
    "visited_on": ["探访日期", "走访日期", "入户日期"],
}
UNKNOWN = ["序号", "经办备注栏", "网格"]
EMPTY = ["", "无", "/", "－", "-"]
WIDE = str.maketrans("0123456789X-.", "０１２３４５６７８９Ｘ－．")


class Person:
    """Who is really meant; what the station knows of somebody grows row by row."""

    def __init__(self, draw, village, name):
        self.village, self.name = village, name
        self.sex = draw.choice(["male", "female"])
        self.birth = datetime.date(1930, 1, 1) + datetime.timedelta(draw.randrange(27000))
        self.number = identity(draw, self) if draw.random() < 0.9 else None
        self.phones = [f"13{draw.randrange(10**9):09}" for _ in range(draw.choice([0, 1, 1, 2]))]
        self.address = f"{draw.randrange(1, 12)}组{draw.randrange(1, 99)}号"
        self.head = None                # the person who heads the household, itself perhaps
        self.head_name = ""

    def key(self):
        return self.number or (self.name, self.birth, self.village)


def identity(draw, person):
    text = "790101" + person.birth.strftime("%Y%m%d")
    while True:
        number = text + f"{draw.randrange(497) * 2 + (1 if person.sex == 'male' else 2):03}"
        number += check_digit(number)
        if not number.endswith("000"):
            return number


def check_digit(number):
    weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    return "10X98765432"[sum(int(one) * weight for one, weight in zip(number, weights)) % 11]


class Row:
    """Cells by field, what they mean, and what must become of them."""

    def __init__(self, person=None):
        self.person, self.cells, self.problems, self.skipped = person, {}, set(), False
        self.line, self.count = 0, 1    # where it stands, and how many lines it takes
        self.categories, self.level, self.visited = set(), None, None
        self.says = set()               # fields that the row has a value of

    def put(self, field, text, says=True):
        self.cells[field] = text
        if says:
            self.says.add(field)

    def spoil(self, field, text):
        self.put(field, text)
        self.problems.add(field)


class Ledger:
    """One file: its rows in order, and how they are written down."""

    def __init__(self, seed, known=()):
        self.draw = random.Random(seed)
        self.fields = self.choose_fields()
        self.people, self.rows = [], []
        self.used_heads = {(person.village, person.name) for person in known}
        self.fill(known)
        self.encoding, self.codec = self.draw.choice(
            [("UTF-8", "utf-8-sig"), ("UTF-8", "utf-8"), ("GB18030", "gb18030"),
             ("GB18030", "gb18030"), ("UTF-16LE", "utf-16")])
        self.separator = self.draw.choice([",", ",", ",", "\t", ";"])

    def choose_fields(self):
        fields = ["name", "id_number", "birth_date", "area_id"]
        for field in ("sex", "phone", "address", "category", "level", "visited_on"):
            if self.draw.random() < 0.75:
                fields.append(field)
        if self.draw.random() < 0.6:
            fields += ["head", "relation"]
        self.draw.shuffle(fields)
        return fields

    # ------------------------------------------------------------------ rows

    def new_person(self, village):
        while True:
            name = self.draw.choice(FAMILIES) + self.draw.choice(GIVEN) + self.draw.choice(
                ["", "", self.draw.choice(GIVEN)[0]])
            if (village, name) not in self.used_heads:
                self.used_heads.add((village, name))
                return Person(self.draw, village, name)

    def family(self):
        """Some people of one household, or one person of whom no household is told."""
        village = self.draw.choice(list(VILLAGES) + [SHARED])
        if "head" not in self.fields or self.draw.random() < 0.3:
            return [self.new_person(village)]
        head = self.new_person(village)
        members = [self.new_person(village) for _ in range(self.draw.randrange(3))]
        for person in [head, *members]:
            person.head, person.head_name = head, head.name
        if members and self.draw.random() < 0.15:
            return members              # whose head is in no ledger
        return [head, *members]

    def fill(self, known):
        for person in known:
            if self.draw.random() < 0.3:
                self.rows.append(self.row_of(person))
        for _ in range(self.draw.randrange(1, 14)):
            for person in self.family():
                self.people.append(person)
                self.rows.append(self.row_of(person))
                if self.draw.random() < 0.06:
                    self.rows.append(self.row_of(person))      # entered twice
            if self.draw.random() < 0.12:
                self.rows.append(self.draw.choice([self.total, self.blank, self.again])())
        if self.draw.random() < 0.5:
            self.rows.append(self.note())

    def row_of(self, person):
        row = Row(person)
        for field in self.fields:
            getattr(self, "put_" + field)(row, person)
        self.spoil(row)
        return row

    def spoil(self, row):
        """One row in twelve is wrong in one cell, sometimes in two."""
        if self.draw.random() > 0.08:
            return
        wrong = {"id_number": ["4.41882E+17", "790101199001010000", "790101199001011", "12345",
                               "79010119900101101A"],
                 "birth_date": ["6月3日", "1990-02-30", "22.6.3", "不详"],
                 "visited_on": ["6月3日", "2022-13-01", "06-03"],
                 "area_id": ["不存在村", "441882107299"], "category": ["外星人"],
                 "name": [""]}
        fields = [field for field in wrong if field in self.fields]
        for field in self.draw.sample(fields, self.draw.choice([1, 1, 2])):
            row.spoil(field, self.draw.choice(wrong[field]))
            if field == "id_number" and row.cells[field] == "790101199001011":
                row.cells[field] = "79010119900101"         # too short by one

    # ----------------------------------------------------------------- cells

    def wide(self, text):
        return text.translate(WIDE) if self.draw.random() < 0.12 else text

    def nothing(self, row, field):
        row.put(field, self.draw.choice(EMPTY), says=False)

    def day(self, day):
        forms = [day.isoformat(), f"{day.year}.{day.month}.{day.day}",
                 f"{day.year}年{day.month}月{day.day}日", day.strftime("%Y%m%d"),
                 f"{day.year}/{day.month}/{day.day}",
                 f"{day.year}-{day.month}-{day.day} 00:00:00"]
        if day >= datetime.date(1930, 1, 1):
            forms.append(str((day - datetime.date(1899, 12, 30)).days))
        return self.wide(self.draw.choice(forms))

    def put_name(self, row, person):
        name = person.name
        if len(name) == 2 and self.draw.random() < 0.2:
            name = name[0] + self.draw.choice([" ", "　"]) + name[1]
        row.put("name", name)

    def put_sex(self, row, person):
        words = {"male": ["男", "1", "男性"], "female": ["女", "2", "女性"]}[person.sex]
        row.put("sex", self.draw.choice(words[:2]))

    def put_birth_date(self, row, person):
        if person.number and self.draw.random() < 0.3:
            self.nothing(row, "birth_date")
        else:
            row.put("birth_date", self.day(person.birth))

    def put_id_number(self, row, person):
        number = person.number
        if not number:
            self.nothing(row, "id_number")
            return
        forms = [number, number.lower(), "'" + number, f"{number[:6]} {number[6:14]} {number[14:]}",
                 number.translate(WIDE)]
        row.put("id_number", self.draw.choice(forms))

    def put_phone(self, row, person):
        if not person.phones:
            self.nothing(row, "phone")
        else:
            row.put("phone", self.wide(self.draw.choice(["/", "、", " ", "；"]).join(person.phones)))

    def put_area_id(self, row, person):
        village = person.village
        before = self.rows[-1] if self.rows else None
        if (before and before.person and before.person.village == village
                and "area_id" not in before.problems and self.draw.random() < 0.15):
            row.put("area_id", "同上")
        elif village == SHARED:
            row.put("area_id", self.draw.choice([SHARED, "塘联，江夏"]))
        else:
            row.put("area_id", self.draw.choice([village, village + "村", village + "村委会",
                                                 VILLAGES[village]]))

    def put_address(self, row, person):
        row.put("address", self.wide(person.address))

    def put_head(self, row, person):
        if person.head:
            row.put("head", person.head_name)
        else:
            self.nothing(row, "head")

    def put_relation(self, row, person):
        if not person.head:
            self.nothing(row, "relation")
        elif person.head is person:
            row.put("relation", self.draw.choice(["户主", "本人"]))
        else:
            row.put("relation", self.draw.choice(["配偶", "子", "女", "孙"]))

    def put_category(self, row, person):
        names = self.draw.sample(list(CATEGORIES), self.draw.choice([0, 1, 1, 2, 3]))
        if not names:
            self.nothing(row, "category")
            return
        row.categories = {CATEGORIES[name][0] for name in names}
        texts = [self.draw.choice([name, CATEGORIES[name][1] or name]) for name in names]
        row.put("category", self.draw.choice(["、", ",", "/"]).join(texts))

    def put_level(self, row, person):
        word = self.draw.choice(list(LEVELS) + [None])
        if word:
            row.level = LEVELS[word]
            row.put("level", word)
        else:
            self.nothing(row, "level")

    def put_visited_on(self, row, person):
        if self.draw.random() < 0.4:
            self.nothing(row, "visited_on")
        else:
            row.visited = FIRST + datetime.timedelta(self.draw.randrange(180))
            row.put("visited_on", self.day(row.visited))

    # ------------------------------------------------------ rows that are none

    def none(self, cells):
        row = Row()
        row.cells, row.skipped = cells, True
        return row

    def total(self):
        return self.none({self.fields[0]: self.draw.choice(["合计", "小计：", "合　计", "总计"]),
                          self.fields[-1]: "220"})

    def blank(self):
        return self.none({})

    def again(self):
        return self.none(None)

    def note(self):
        return self.none({self.fields[0]: self.draw.choice(
            ["注：本表由各村填报", "备注：数据截至六月底", "填表人：", "说明：以上为常住对象"])})

    # ------------------------------------------------------------------ writing

    def layout(self):
        """Columns as (field or None, heading)."""
        columns = [(field, self.draw.choice(HEADINGS[field])) for field in self.fields]
        for heading in UNKNOWN:
            if self.draw.random() < 0.4:
                columns.insert(self.draw.randrange(len(columns) + 1), (None, heading))
        return columns

    def header(self, columns):
        headings = [heading for _, heading in columns]
        if self.draw.random() < 0.6:
            return [headings]
        above, below = [], []           # cells merged downwards, or under a common parent
        for field, heading in columns:
            parent = {"head": "家庭情况", "relation": "家庭情况", "visited_on": "服务情况",
                      "level": "服务情况", "category": "服务情况"}.get(field)
            above.append((parent if parent not in above[-1:] else "") if parent else heading)
            below.append(heading if parent else "")
        return [above, below] if any(below) else [headings]

    def write(self, path):
        """The file; gives what must be told about it."""
        columns, lines = self.layout(), []
        for _ in range(self.draw.choice([0, 1, 1, 2])):
            lines.append([self.draw.choice(["东陂镇服务对象台账", "2022年6月", "单位：东陂镇社工站"])]
                         + [""] * (len(columns) - 1))
        header = self.header(columns)
        first = len(lines) + 1
        lines += header
        for number, row in enumerate(self.rows, 1):
            row.line = len(lines) + 1
            if row.cells is None:
                lines += header
                row.count = len(header)
            else:
                lines.append([self.cell(row, field, heading, number) for field, heading in columns])
        text = io.StringIO()
        csv.writer(text, delimiter=self.separator, lineterminator="\r\n").writerows(lines)
        path.write_bytes(text.getvalue().encode(self.codec))
        return {"encoding": self.encoding, "columns": columns,
                "header_rows": list(range(first, first + len(header)))}

    @staticmethod
    def cell(row, field, heading, number):
        if field is None:
            return str(number) if heading == "序号" and row.person else ""
        return row.cells.get(field, "")
