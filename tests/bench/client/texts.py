"""What people write: seeded, mostly Chinese, of an office's lengths, now and then a link or an emoji."""

import random
from collections.abc import Iterator

SURNAMES = "王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林郑谢罗梁宋唐许韩冯邓曹彭曾"
GIVEN = "芳伟敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华玉兰慧巧美娜秀珍贞莉嘉琼勤珊莎锦黛青倩婷姣婉娴"
PHRASES = (
    "好的",
    "收到",
    "下午的图纸改好了，请你再看一遍",
    "会议改到三点，还是二楼的会议室",
    "合同我已经发给财务了，他们说明天上午给答复",
    "这个批次的样品有两件尺寸超差，先不要入库",
    "Build 4.2.17 is on the test bench, please take a look",
    "供应商那边说周五之前能到货",
    "谢谢",
    "麻烦把上个月的出勤表再发我一份",
    "第三条产线的传感器读数偏高，我下去看看",
    "报价单见 https://intranet.example/quote/20261 ，密码还是老的",
    "辛苦了",
    "客户希望把交期提前一周，你那边排得开吗",
    "我在路上，大约二十分钟到",
)
PROJECTS = ("三号线改造", "春季新品", "年会筹备", "华东客户", "质量改进", "新厂房", "周报", "羽毛球")
EMOJI = ("👍", "😀", "🎉", "🙏", "😂")


def names(count: int, chance: random.Random) -> Iterator[str]:
    """Names of people, some of them alike as in any large company."""
    for _ in range(count):
        yield chance.choice(SURNAMES) + "".join(chance.choices(GIVEN, k=chance.choice((1, 2, 2))))


def text(chance: random.Random) -> str:
    """One message."""
    said = "；".join(chance.choices(PHRASES, k=chance.choice((1, 1, 1, 1, 2, 3))))
    if chance.random() < 0.05:
        said += chance.choice(EMOJI)
    return said * 8 if chance.random() < 0.01 else said
