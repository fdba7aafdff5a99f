"""Records are found by fields, references, codes, comparisons and lists."""
import datetime
import unittest

import swstation
from swstation import Area, Category, Client, ContactRule, NotFound, Visit
from station import StationTest


class FindTest(StationTest):
    def setUp(self):
        super().setUp()
        self.zhang = self.client("张三", birth_date="1940-05-01", sex="male")
        self.li = self.client("李四", birth_date=datetime.date(1950, 5, 1))
        self.wang = self.client("王五", self.jiangxia, education="小学")

    def names(self, *conditions, **equal):
        return [it.name for it in self.store.find(Client, *conditions, **equal)]

    def test_an_area_may_be_a_record_an_id_or_a_code(self):
        for area in (self.jiangxia, self.jiangxia.id, "441882107207", str(self.jiangxia.id)):
            self.assertEqual(self.names(area=area), ["王五"])
            self.assertEqual(self.names(area_id=area), ["王五"])
        self.assertEqual(len(self.names(area=[self.jiangxia, "441882107206"])), 3)

    def test_an_unknown_code_and_another_kind_are_refused(self):
        with self.assertRaises(NotFound) as caught:
            self.store.find(Client, area="441882107999")
        self.assertIn("441882107999", caught.exception.message_zh)
        with self.assertRaisesRegex(TypeError, "kind area is needed, not worker"):
            self.store.find(Client, area=self.worker)
        with self.assertRaisesRegex(ValueError, "a worker is named by its record or its id"):
            self.store.find(Visit, worker="冯晓华")

    def test_conditions_add_up(self):
        before = ("birth_date", "<", "1945-01-01")
        self.assertEqual(self.names(before), ["张三"])
        self.assertEqual(self.names(("birth_date", ">=", datetime.date(1950, 5, 1))), ["李四"])
        self.assertEqual(self.names(before, sex="male"), ["张三"])
        self.assertEqual(self.names(before, area=self.jiangxia), [])
        self.assertEqual(self.names(("name", "contains", "四")), ["李四"])
        self.assertEqual(self.names(("id", "=", self.li.id)), ["李四"])

    def test_none_means_unset_and_a_list_any_of_its_values(self):
        self.assertEqual(self.names(education=None), ["张三", "李四"])
        self.assertEqual(self.names(("education", "!=", None)), ["王五"])
        self.assertEqual(self.names(name=["王五", "张三"]), ["张三", "王五"])
        self.assertEqual(self.names(("name", "in", ("王五",))), ["王五"])
        with self.assertRaisesRegex(ValueError, "comma"):
            self.names(name=["a,b", "c"])

    def test_a_set_is_asked_for_by_its_words(self):
        phone = list(self.store.find(ContactRule, ("channels", "contains", "phone")))
        self.assertEqual({it.level for it in phone}, {"red"})
        home = self.store.find(ContactRule, channels=["home"])
        self.assertEqual({tuple(it.channels) for it in home}, {("home",)})

    def test_order_and_limit_are_kept(self):
        self.assertEqual(self.names(order_by="-birth_date"), ["李四", "张三", "王五"])
        self.assertEqual(self.names(order_by="birth_date", limit=1), ["王五"])

    def test_as_many_are_counted_as_are_found(self):
        self.assertEqual(self.store.count(Client, area="441882107206"), 2)
        self.assertEqual(self.store.count(Client, ("birth_date", ">", "1945-01-01")), 1)
        self.assertEqual(self.store.count(Visit), 0)

    def test_an_unknown_field_or_comparison_is_refused_at_once(self):
        with self.assertRaises(NotFound):
            self.store.find(Client, colour="red")
        with self.assertRaises(swstation.Misuse):
            self.store.find(Client, ("name", "like", "张"))

    def test_more_records_than_one_page_holds_are_all_read(self):
        with self.store.transaction():
            for number in range(600):
                self.store.save(Area(code="s{}".format(number), name="片区", level="service"))
        found = [it.code for it in self.store.find(Area, level="service")]
        self.assertEqual(found, ["s{}".format(number) for number in range(600)])

    def test_records_outlive_the_cursor(self):
        clients = list(self.store.find(Client))
        self.store.close()
        self.assertEqual([it.name for it in clients], ["张三", "李四", "王五"])

    def test_a_kind_with_codes_is_found_by_them(self):
        [category] = self.store.find(Category, code="tekun")
        self.assertEqual(category.name_zh, "特困")


if __name__ == "__main__":
    unittest.main()
