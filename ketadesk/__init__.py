"""KetaDesk: from a ketamine order to what to draw up, mix, set on the pump and watch."""
