"""The care of the lists: entries replaced by others, the words that name them, the texts that hold those.

``links`` says where entries are used, ``replacing`` moves those uses and takes that back, ``touched`` finds
the texts that hold words, ``learnt`` gives extraction what editors changed of the lists.
"""
