"""How one comes in and goes: passwords, second factors, devices, sessions; accounts and hats."""
