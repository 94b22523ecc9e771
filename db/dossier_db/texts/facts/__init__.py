"""Facts of a sentence by slot: counts, dates, names, law, penalties, stages and more.

One room for one slot; ``words`` cuts the sentence for all of them, ``slots`` asks them
all. What a room finds is a place with a value that can be compared; that two values
differ is said elsewhere. Who needs one room enters that alone: each brings its words.
"""
