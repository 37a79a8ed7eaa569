"""What is done with measures: starting, handing over, answering, writing down how it went."""
