"""Diagnosis (诊断): what the material shows for and against each of the eight scenarios."""
