"""The numbers behind the labs: pure functions of counts, parameters and seeds.

Nothing here reads a file, a clock or the network, or draws a random number without a
seed. Where a figure does not exist, as a rate among nobody, it is ``None``.
"""
