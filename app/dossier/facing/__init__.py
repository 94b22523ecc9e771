"""Two texts face to face, before anything is drawn.

``meetings`` says which blocks stand opposite one another, ``lines`` what a row of them
looks like, ``roll`` lays rows as far as somebody looks, ``spread`` keeps the place of
both texts on the screen, ``walk`` moves the cursor through them.
"""
