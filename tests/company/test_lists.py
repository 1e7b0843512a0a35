"""Lists in a sentence, as items that can be said by themselves."""

from coffeechat.company.lists import find_customers, find_ends


def test_customers_end_where_goods_begin():
    assert find_customers("small merchants, fraud services, and gift cards") == ["small merchants"]
    assert find_customers("hospitals, physicians, and patients worldwide") == ["hospitals", "physicians", "patients"]


def test_two_items_of_one_kind_are_no_pair():
    assert find_ends(["footwear stores", "department stores", "golf shops"]) == ("footwear stores", "golf shops")
    assert find_ends(["footwear stores", "department stores"]) is None
