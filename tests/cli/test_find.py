"""Finding clients by number, phone and a part of the name."""
from station import StationTest


class Find(StationTest):
    def found(self, *words):
        return [str(row["client_id"]) for row in self.good("find", *words, "--json").json["rows"]]

    def test_a_part_of_a_name_is_enough(self):
        self.assertEqual(self.found("张"), [self.zhang])
        self.assertEqual(self.found("测 张"), [self.zhang])
        self.assertEqual(self.found("赵"), [])
        self.assertEqual(self.swst("find", "赵", "--exit-code").code, 3)

    def test_it_is_narrowed_by_area_and_limit(self):
        self.assertEqual(self.found("张", "--area", "前江"), [self.zhang])
        self.assertEqual(self.found("张", "--area", "西塘"), [])
        self.good("add", "client", "name=张测试", "area=西塘", "registered_on=2022-01-05")
        self.assertEqual(len(self.found("张")), 2)
        self.assertEqual(len(self.found("张", "--limit", "1")), 1)

    def test_names_are_masked(self):
        self.assertIn("张*", self.good("find", "张").out)
        self.assertNotIn("张测试", self.good("find", "张", "--json").out)
        self.assertIn("张测试", self.good("find", "张", "--reveal").out)

    def test_people_read_labels(self):
        self.assertIn("姓名", self.good("find", "张", "--lang", "zh").out)
        self.assertIn("Found by", self.good("find", "张").out)

    def test_a_text_that_asks_for_nothing_is_told(self):
        self.assertIn("nothing_to_find", self.bad(1, "find", " ").err)
        self.bad(2, "find")

    def test_keys_are_made_anew(self):
        self.assertIn("made anew", self.good("rebuild").err)
        self.assertEqual(self.found("张"), [self.zhang])
