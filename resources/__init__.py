"""Units, protocols, products, checklists and sources, installed as ketadesk.resources."""
