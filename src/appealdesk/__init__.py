"""From a marketplace notice to a sealed appeal bundle (绩效通知 → 申诉材料包)."""

__version__ = "0.1.0"
