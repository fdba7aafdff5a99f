"""The plain model's reviews: what is to be looked at again on a day."""
from typing import Iterable, List

from desk_files import Files
from plain import bucket_of
from records import Row
from who import covers


class Reviews(Files):
    """Tiers, cases, clients, memberships and incomes that are to be checked again."""

    def desk_reviews(self, as_of: int) -> List[Row]:
        return [dict(row, list="reviews") for found in (
            self._tiers, self._cases, self._clients, self._memberships, self._incomes)
            for row in found(as_of)]

    def _tiers(self, as_of: int) -> Iterable[Row]:
        for client, tiers in self.tiers.items():
            for tier in tiers:
                due = tier.get("review_on")
                if (due is not None and due <= as_of
                        and self.in_scope(client, as_of)
                        and self.tier_on(client, as_of) == tier["id"]):
                    yield dict(self.whose("client", self.clients[client], as_of), about="tier",
                               about_id=tier["id"], since_on=tier["starts_on"], due_on=due,
                               reason="tier")

    def _cases(self, as_of: int) -> Iterable[Row]:
        for case in self.cases.values():
            due = case.get("follow_up_on")
            if (due is not None and due <= as_of and self.in_scope(case["client_id"], as_of)
                    and self.open_on(case, as_of) and not self.suspended_on(case, as_of)
                    and all(done < due for done in self.follow_ups(case, as_of))):
                yield dict(self.whose("case", case, as_of), about="case", about_id=case["id"],
                           since_on=self.last_follow_up(case, as_of), due_on=due, reason="case")

    def _clients(self, as_of: int) -> Iterable[Row]:
        days = self.setting("reverify_days", 365)
        for client in self.clients.values():
            filed = client.get("filed_on")
            checked = client.get("verified_on") or filed
            if (filed is not None and filed <= as_of and checked + days < as_of
                    and self.in_scope(client["id"], as_of)):
                yield dict(self.whose("client", client, as_of), about="client",
                           about_id=client["id"], since_on=checked, due_on=checked + days,
                           reason="client")

    def _memberships(self, as_of: int) -> Iterable[Row]:
        days = self.setting("membership_reverify_days", 365)
        for one in self._table("membership").values():
            checked = one.get("verified_on") or one["starts_on"]
            if checked + days >= as_of or not covers(one, as_of):
                continue
            if one.get("client_id") is not None:
                if not self.in_scope(one["client_id"], as_of):
                    continue
                whose = self.whose("client", self.clients[one["client_id"]], as_of)
            else:
                if not self.household_in_scope(one["household_id"], as_of):
                    continue
                whose = self.whose("household", self.households[one["household_id"]], as_of)
            yield dict(whose, about="membership", about_id=one["id"], since_on=checked,
                       due_on=checked + days, reason="membership")

    def _incomes(self, as_of: int) -> Iterable[Row]:
        """A household that is watched is checked once in every month (seed 004)."""
        first, last = bucket_of("month", as_of)
        watched = {row["id"] for row in self._table("category").values()
                   if row["code"] == "low_income_watch"}
        checks = self._grouped("income_check", "household_id")
        for household in self.households.values():
            one = household["id"]
            listed = [row["starts_on"] for row in self.memberships_of_household.get(one, [])
                      if row["category_id"] in watched and covers(row, as_of)]
            if not listed or not self.household_in_scope(one, as_of):
                continue
            days = [row["checked_on"] for row in checks.get(one, [])
                    if row["checked_on"] <= as_of]
            if any(first <= day for day in days):
                continue
            yield dict(self.whose("household", household, as_of), about="household", about_id=one,
                       since_on=max(days, default=min(listed)), due_on=last,
                       reason="income")
