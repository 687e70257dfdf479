"""What the people who build this product use, and what setting it up needs. Nothing here runs in the product."""
