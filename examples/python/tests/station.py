"""A small station for the tests: two villages, a worker, and nobody on its list yet."""
import datetime
import unittest

import swstation
from swstation import Area, Client, Membership, Tier, Visit, Worker


class StationTest(unittest.TestCase):
    def setUp(self):
        self.store = swstation.open(":memory:", create=True)
        self.addCleanup(self.store.close)
        self.store.found("东陂镇社工站", "441882107")
        self.qianjiang = self.village("441882107206", "前江")
        self.jiangxia = self.village("441882107207", "江夏")
        self.worker = self.store.save(Worker(name="冯晓华"))

    def village(self, code, name):
        return self.store.save(Area(code=code, name=name, level="village"))

    def client(self, name="张三", area=None, **fields):
        return self.store.save(Client(name=name, area_id=area or self.qianjiang,
                                      registered_on="2026-01-01", **fields))

    def volunteer(self, name="周义工"):
        return self.store.save(swstation.Volunteer(name=name, joined_on="2026-01-01"))

    def tier(self, client, level, starts_on="2026-01-01"):
        return self.store.save(Tier(client_id=client, level=level, starts_on=starts_on))

    def visit(self, client, day, channel="home"):
        return self.store.save(Visit(client_id=client, visited_on=day, channel=channel,
                                     result="done", worker_id=self.worker))

    def member(self, client, code):
        [category] = self.store.find(swstation.Category, code=code)
        return self.store.save(Membership(category_id=category, client_id=client,
                                          starts_on=datetime.date(2026, 1, 1)))
