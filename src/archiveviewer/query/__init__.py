"""What did the person ask? Text comes in, a Whoosh query tree and complaints go out; nothing typed makes it raise."""
