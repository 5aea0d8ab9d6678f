"""Every page of the application on the sample, as pictures to look at: `make pictures DIR=…`."""
