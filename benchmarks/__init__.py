"""What is fast is shown here, not asserted in tests: each module measures one thing, ``run`` prints and
keeps it.
"""
