"""Lists in a sentence, as items that can be said by themselves."""

from coffeechat.company.lists import find_customers


def test_customers_end_where_goods_begin():
    assert find_customers("small merchants, fraud services, and gift cards") == ["small merchants"]
    assert find_customers("hospitals, physicians, and patients worldwide") == ["hospitals", "physicians", "patients"]
