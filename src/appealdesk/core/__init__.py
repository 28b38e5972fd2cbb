"""The craft: values and rules of an appeal, standard library only; no disk, no network, no clock."""
