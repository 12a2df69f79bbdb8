"""How people come in: what django-allauth and django-axes leave for us to decide."""
