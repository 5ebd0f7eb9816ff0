"""Family names that stand before the given name: the most frequent of China, Korea and Vietnam.

Compiled for this project from the lists of the 100 commonest names of China's Ministry of Public Security (2019), of
Statistics Korea (2015) and of Vietnam (Le Trung Hoa, 2005); in lower case, without diacritics.
"""

from __future__ import annotations

from claimtable.lexicon.wordlist import words

FAMILY_NAMES_FIRST = words(
    """
    an bai bui cai cao chang chen cheng cho choi cui dai dang dao deng ding do dong du duan duong fan fang feng fu gao
    gong gu guo han hao he ho hoang hong hou hu huang huynh hwang jang jeon jeong jia jiang jin jung kang kim kong kwon
    lai le lee lei lew li lian liang liao lim lin liu long lu luo luong lyu ma mao meng mo mun ngo nguyen ni nie pan
    park peng pham phan qi qian qiao qin qiu ren ryu seo shao shen shi shin son song su suh sun tan tang tao tian ting
    tran truong vo vu wan wang wei wen wu xia xiang xiao xie xiong xu xue yan yang yao ye yi yin yoon yu yuan yun zeng
    zhang zhao zheng zhong zhou zhu zou
    """
)
