product-name = Underwraps
